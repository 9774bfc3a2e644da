"""The splash, the relay, the command and all of them together: stopped, killed, and in another time."""
import os
import signal
import struct
import time

from . import census, fixtures
from .case import Case
from .compiler import compile_c
from .display import XServer
from .lab import NotPossible
from .launch import TERMINATED, eventually, send, speaker
from .splashes import after_first_frame, find, gone_in_time, signal_all
from .table import fault

# Seconds after the splash's exec: from before its first line to long after the first frame.
MOMENTS = [0, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.08, 0.15, 0.4]


def at(moment, number, then=None):
    """Sends the splash a signal so many seconds after it was there."""
    def during(launch):
        if not eventually(find, 10):
            return ["there was no splash"]
        time.sleep(moment)
        signal_all(number)
        return then(launch) if then else []
    return during


@fault("splash-killed", "the splash is killed, at ten points of its life", short=True)
def splash_killed(lab):
    for moment in MOMENTS:
        yield Case(f"{moment * 1000:.0f} ms", command=speaker(0.5), during=at(moment, signal.SIGKILL))


@fault("splash-crashes", "the splash crashes (SIGSEGV), at three points of its life", short=True)
def splash_crashes(lab):
    for moment in MOMENTS[1::4]:
        yield Case(f"{moment * 1000:.0f} ms", command=speaker(0.6), during=at(moment, signal.SIGSEGV))


@fault("splash-stopped", "the splash is stopped forever, at ten points of its life")
def splash_stopped(lab):
    for moment in MOMENTS:
        yield stopped(moment)


@fault("splash-stopped-once", "the splash is stopped forever, early and late", short=True)
def splash_stopped_once(lab):
    for moment in (0, 0.4):
        yield stopped(moment)


def stopped(moment):
    return Case(f"{moment * 1000:.0f} ms", command=speaker(0.6), longest=1,
                during=at(moment, signal.SIGSTOP, continue_the_unborn))


def continue_the_unborn(_):
    """The kernel ends a splash that is stopped, once that has asked for it. One that had not come so far goes as soon
    as it is continued."""
    unborn = [process for process in find() if not has_timer(process)]
    if unborn:
        time.sleep(2.5)
    for process in unborn:
        send(process, signal.SIGCONT)


def has_timer(process):
    return b"signal: 9/" in census.read(f"/proc/{process}/timers")


@fault("relay-killed", "the relay of notifications is killed, or stopped", short=True)
def relay_killed(lab):
    yield Case("killed", options=["--until", "ready"],
               during=after_first_frame(lambda _: signal_all(signal.SIGKILL, "relay")))

    def stop_for_a_while(_):
        signal_all(signal.SIGSTOP, "relay")
        time.sleep(1.5)
        signal_all(signal.SIGCONT, "relay")

    yield Case("stopped", options=["--until", "ready"], during=after_first_frame(stop_for_a_while))


@fault("command-stopped", "the command is stopped and continued, for longer than --max-time", short=True)
def command_stopped(lab):
    def stop(launch):
        send(launch.process.pid, signal.SIGSTOP)
        problems = gone_in_time(launch, 1)
        time.sleep(0.5)
        send(launch.process.pid, signal.SIGCONT)
        return problems

    yield Case(longest=1, during=after_first_frame(stop), expects=["closed: time"])


@fault("command-killed", "the command is killed, or kills itself", short=True)
def command_killed(lab):
    for number in lab.some((signal.SIGTERM, signal.SIGKILL, signal.SIGPIPE)):
        yield Case(f"by {number.name}", command=["/bin/sh", "-c", f"sleep 0.7; kill -{int(number)} $$"],
                   expects=["failed: was killed by signal", "closed: exit"])
    yield Case("after its output", command=speaker(end=TERMINATED), expects=["closed"])


@fault("all-stopped", "everything stands still as in a suspended machine, and goes on", short=True)
def all_stopped(lab):
    for seconds, longest in lab.some(((1, 8), (3, 2))):
        server = XServer()

        def suspend(launch, server=server, seconds=seconds):
            splashes = find() + find("relay")
            processes = [launch.process.pid, *splashes, server.process.pid]
            for process in processes:
                send(process, signal.SIGSTOP)
            time.sleep(seconds)
            for process in reversed(processes):
                send(process, signal.SIGCONT)

        yield Case(f"{seconds} s of {longest}", environment={"DISPLAY": server.name}, longest=longest,
                   options=["--until", "output,ready"], during=after_first_frame(suspend))
        server.stop()


@fault("clock-jumps", "the splash's clocks jump by an hour, both ways, early and late")
def clock_jumps(lab):
    folder = lab.new_folder()
    library = os.path.join(folder, "clock.so")
    compile_c(os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock.c"), library, "-shared", "-fPIC")
    clock = os.path.join(folder, "clock")
    splash = os.path.join(folder, "splash")
    with open(splash, "w", encoding="ascii") as file:
        file.write(f"""#!/bin/sh
export LD_PRELOAD={library} CAMELWALK_FAULT_CLOCK={clock}
exec {lab.splash} "$@"
""")
    os.chmod(splash, 0o755)
    for hours in (1, -1):
        for moment in ("early", "late"):
            set_clock(clock, 0)

            def jump(launch, hours=hours):
                set_clock(clock, hours)
                return gone_in_time(launch, 2)

            yield Case(f"{hours} h, {moment}", command=speaker(7), longest=2,
                       during=jump if moment == "early" else after_first_frame(jump),
                       environment={"CAMELWALK_SPLASH": splash},
                       expects=["closed: time"] if hours > 0 and moment == "late" else ["started"])
            set_clock(clock, 0)
            yield Case(f"{hours} h, {moment}, a quick command", during=lambda _, hours=hours: set_clock(clock, hours),
                       environment={"CAMELWALK_SPLASH": splash})


def set_clock(path, hours):
    """In place: the splash has it mapped."""
    with open(path, "r+b" if os.path.exists(path) else "wb") as file:
        file.write(struct.pack("q", hours * 3600 * 10**9))


@fault("time-namespace", "the machine's clock is another one in there: a container that was moved", short=True)
def time_namespace(lab):
    lab.need_isolation()
    for seconds in lab.some((1_000_000, -int(time.monotonic()) + 1)):
        words = ["unshare", "-T", "--monotonic", str(seconds)]
        process = fixtures.start([*words, "-f", "true"])
        if process.wait(20) != 0:
            raise NotPossible("the kernel has no time namespaces")
        fixtures.stop(process)
        yield Case(f"{seconds} s", wrap=[*words, "-f"], expects=["first frame"])
        yield Case(f"{seconds} s for the children only", wrap=words)
