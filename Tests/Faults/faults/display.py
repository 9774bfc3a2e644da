"""X servers, and what stands between them and their clients."""
import os
import signal
import subprocess
import sys

from . import fixtures


class XServer:
    """An Xvfb of our own."""

    def __init__(self, *options):
        read, write = os.pipe()
        self.process = fixtures.start(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x1024x24", "-noreset", "-nolisten", "tcp",
             *options], pass_fds=[write])
        os.close(write)
        with os.fdopen(read) as file:
            number = file.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not come up")
        self.number = int(number)
        self.name = f":{number}"

    def signal(self, number):
        self.process.send_signal(number)

    def stop(self):
        self.process.send_signal(signal.SIGCONT)
        fixtures.stop(self.process)
        for path in (f"/tmp/.X11-unix/X{self.number}", f"/tmp/.X{self.number}-lock"):
            if os.path.exists(path):
                os.unlink(path)


class SlowDisplay:
    """A display that answers, but takes its time: a proxy holds each piece back for `seconds`."""

    def __init__(self, server, seconds):
        self.number = server.number + 100
        self.name = f":{self.number}"
        self.path = f"/tmp/.X11-unix/X{self.number}"
        script = os.path.join(os.path.dirname(os.path.abspath(__file__)), "proxy.py")
        self.process = fixtures.start(
            [sys.executable, script, self.path, f"/tmp/.X11-unix/X{server.number}", str(seconds)],
            stdout=subprocess.PIPE)
        self.process.stdout.readline()

    def stop(self):
        fixtures.stop(self.process)
        self.process.stdout.close()
        if os.path.exists(self.path):
            os.unlink(self.path)
