"""A command that runs, alone or under camelwalk, and what it says."""
import os
import signal
import subprocess
import threading
import time

from . import fixtures


class Launch:
    """A running command."""

    def __init__(self, words, environment, setup=None, log=None):
        self.log = log
        self.began = time.monotonic()
        # A third one stands for whatever else the caller has open.
        pipes = [os.pipe() for _ in range(3)]
        self.process = fixtures.start(
            words, env=environment, stdout=pipes[0][1], stderr=pipes[1][1], pass_fds=[pipes[2][1]], preexec_fn=setup)
        for _, end in pipes:
            os.close(end)
        self.bytes = [b"", b"", b""]
        self.readers = [
            threading.Thread(target=self._read, args=(index, pipe[0]), daemon=True)
            for index, pipe in enumerate(pipes)
        ]
        for reader in self.readers:
            reader.start()

    def _read(self, index, pipe):
        while piece := os.read(pipe, 65536):
            self.bytes[index] += piece
        os.close(pipe)

    def finish(self, seconds=60):
        """Waits for the end. Returns what is wrong about it, as lines."""
        try:
            self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return [f"the command has not ended after {seconds} s"]
        finally:
            fixtures.forget(self.process)
        deadline = time.monotonic() + 1
        for reader in self.readers:
            reader.join(max(0, deadline - time.monotonic()))
        if any(reader.is_alive() for reader in self.readers):
            return ["a pipe is still open a second after the command's end"]
        return []

    @property
    def outcome(self):
        return {"standard output": self.bytes[0], "standard error": self.bytes[1], "status": self.process.returncode}

    def events(self):
        """The lines of the log so far, without their times."""
        if not os.path.isfile(self.log):
            return []
        try:
            with open(self.log, encoding="utf-8", errors="replace") as file:
                return [line.rstrip("\n").split(" ", 1)[-1] for line in file]
        except OSError:
            return []

    def saw(self, event):
        return any(line.startswith(event) for line in self.events())

    def wait_for(self, event, seconds=20):
        """Waits until the log has a line that begins so."""
        return eventually(lambda: self.saw(event), seconds)


def eventually(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.002)
    return condition()


def send(process, number):
    """A signal to a process that may be gone."""
    try:
        os.kill(process, number)
    except ProcessLookupError:
        pass


def speaker(seconds=0.7, end="exit 7"):
    """A command that is silent, then says any bytes on both streams, and ends."""
    return ["/bin/sh", "-c", f"sleep {seconds}; printf 'out\\000\\377\\n'; printf 'err\\n' >&2; {end}"]


TERMINATED = f"kill -{int(signal.SIGTERM)} $$"
