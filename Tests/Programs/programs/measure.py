"""Runs one program under camelwalk, and measures."""
import dataclasses
import os
import pty
import pwd
import re
import select
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time

from faults.display import XServer

from .observer import Observer

# Seconds: after the program is ready, so long the camel has to go; and before that, so long the program has.
AFTER, LONGEST = 13, 30
# Runs as root would ask for no password.
OTHER_USER = "nobody"


@dataclasses.dataclass
class Result:
    """Times in milliseconds after the start, or None."""
    ready: float | None = None
    gone: float | None = None
    reason: str = ""
    was_shown: bool = False

    @property
    def after(self):
        """How long after the program was ready the camel was gone."""
        return None if self.gone is None or self.ready is None else self.gone - self.ready


class Lab:
    """A display and what the programs need beside it."""

    def __enter__(self):
        self.server = XServer("-ac")
        self.observer = Observer(self.server.name)
        return self

    def __exit__(self, *_):
        self.observer.stop()
        self.server.stop()

    def missing(self, case):
        """Why the case cannot be run here, or None."""
        names = [name for name in case.needs if not is_there(name)]
        return f"{', '.join(names)} not installed" if names else None

    def median(self, case, products, runs):
        """The result in the middle of so many."""
        results = [self.run(case, products) for _ in range(runs)]
        known = [result for result in results if result.after is not None]
        if len(known) * 2 <= len(results):
            return next(result for result in results if result.after is None)
        middle = statistics.median_low([result.after for result in known])
        return next(result for result in known if result.after == middle)

    def run(self, case, products):
        """Runs the case once, in a home of its own."""
        with tempfile.TemporaryDirectory(prefix="camelwalk-programs.") as home:
            os.chmod(home, 0o777)
            services = case.prepare(home) if case.prepare else []
            try:
                return self.launch(case, products, home)
            finally:
                for service in services:
                    service.kill()
                    service.wait()
                if case.finish:
                    subprocess.call(case.finish, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def launch(self, case, products, home):
        log = os.path.join(home, "camelwalk.log")
        words = [os.path.join(products, "camelwalk"), "--mute", "--log", log, *case.options, *case.command]
        user = pwd.getpwnam(OTHER_USER) if case.is_other_user and os.geteuid() == 0 else None
        self.observer.forget()
        environment = {"PATH": os.environ["PATH"] + ":/usr/games:/usr/sbin:/sbin", "HOME": home, "LANG": case.language,
                       "DISPLAY": self.server.name, "TERM": "xterm-256color", "SDL_AUDIODRIVER": "dummy",
                       "NO_AT_BRIDGE": "1", "XDG_RUNTIME_DIR": home}
        program = Program(words, home, environment, case.output, user)
        try:
            return self.follow(case, program, log)
        finally:
            program.end()

    def follow(self, case, program, log):
        """Waits until the program is ready and the camel gone, or for too long."""
        result = Result()
        end = program.start + LONGEST
        while time.monotonic() < end:
            program.read()
            moment = self.observer.window if case.ready == "window" else program.first_output
            if case.ready == "exit":
                moment = program.ended
            if moment and result.ready is None:
                result.ready = (moment - program.start) * 1000
                end = min(end, moment + AFTER)
            result.reason = closed(log)
            if result.ready is not None and result.reason and not self.is_up:
                break
        self.settle(result, program, log)
        return result

    @property
    def is_up(self):
        """Whether the camel is seen."""
        return self.observer.camel_came and not self.observer.camel_went

    def settle(self, result, program, log):
        result.was_shown = self.observer.camel_came is not None
        if self.observer.camel_went:
            result.gone = (self.observer.camel_went - program.start) * 1000
        elif result.reason and not self.is_up:
            result.gone = milliseconds(log)


class Program:
    """A program on a terminal, or a pipe, of its own."""

    def __init__(self, words, folder, environment, output, user):
        self.first_output = self.ended = None
        self.start = time.monotonic()
        if output == "terminal":
            self.process, self.output = pty.fork()
            if self.process == 0:
                os.chdir(folder)
                become(user)
                os.execvpe(words[0], words, environment)
        else:
            self.output, inner = os.pipe() if output == "pipe" else (None, subprocess.DEVNULL)
            if user and self.output is not None:
                os.fchown(inner, user.pw_uid, user.pw_gid)
            self.process = subprocess.Popen(words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=inner,
                                            stderr=inner, start_new_session=True, **identity(user)).pid
            if self.output is not None:
                os.close(inner)

    def read(self):
        """Reads what there is, and notes when the first of it came, and the end."""
        if self.output is None:
            time.sleep(0.005)
        elif select.select([self.output], [], [], 0.005)[0]:
            try:
                data = os.read(self.output, 65536)
            except OSError:
                data = b""
            if data:
                self.first_output = self.first_output or time.monotonic()
            else:
                time.sleep(0.005)
        if self.ended is None and os.waitid(os.P_PID, self.process, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            self.ended = time.monotonic()

    def end(self):
        """Ends everything that it has started, and the splash."""
        for process in sorted(descendants(self.process), reverse=True):
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass
        os.waitpid(self.process, 0)
        if self.output is not None:
            os.close(self.output)


def become(user):
    """Makes this process, and the terminal that it has, another user's, as a login does."""
    if user:
        os.fchown(0, user.pw_uid, -1)
        os.setgroups([])
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)


def identity(user):
    """The same for subprocess."""
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}


def descendants(process):
    """The process, those below it, and those of its session."""
    parents, sessions = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat", "rb") as file:
                fields = file.read().rpartition(b") ")[2].split()
        except OSError:
            continue
        parents[int(name)], sessions[int(name)] = int(fields[1]), int(fields[3])
    found = {process} | {other for other, session in sessions.items() if session == process}
    while more := {other for other, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def closed(log):
    """Why the camel went or did not come, as the log has it; empty if nothing is known yet."""
    match = re.search(r"^[\d.]+ (?:closed: (.*)|(no splash: .*|error: .*no splash.*))$", text(log), re.M)
    return (match[1] or match[2]) if match else ""


def milliseconds(log):
    """When that was."""
    match = re.search(r"^([\d.]+) (?:closed: |no splash: |error: .*no splash)", text(log), re.M)
    return float(match[1]) if match else None


def text(path):
    try:
        with open(path, errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def is_there(name):
    """Whether a program is installed, or a module (`python3:MODULE`)."""
    program, _, module = name.partition(":")
    path = find(program)
    return bool(path) and (not module or not subprocess.call([path, "-c", f"import {module}"], stderr=subprocess.DEVNULL))


def find(name):
    """The path of a program, or of one of some (`a|b`), or None."""
    path = os.environ["PATH"] + ":/usr/games:/usr/sbin:/sbin"
    return next((found for word in name.split("|") if (found := shutil.which(word, path=path))), None)


def await_listener(port):
    """Waits until somebody listens on a TCP port, for a while."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"nobody listens on port {port}")


def free_port():
    """A TCP port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
