"""The splash processes of a launch, and what may be done to them while it runs."""
import time

from . import census
from .case import GRACE
from .launch import eventually, send


def find(kind="show"):
    """Processes of the splash program with this job (`show`, `relay`)."""
    start = b"camelwalk-splash\0" + kind.encode() + b"\0"
    return [process for process in census.numbers()
            if census.read(f"/proc/{process}/cmdline").startswith(start) and is_of_these_tests(process)]


def is_of_these_tests(process):
    return census.is_marked(process)


def gone_in_time(launch, longest):
    """Problems where the splash outlives `longest` seconds while the command still runs."""
    eventually(lambda: find() or launch.saw("closed") or launch.saw("error"), 5)
    remaining = launch.began + longest + GRACE - time.monotonic()
    if eventually(lambda: not find(), max(0, remaining)):
        return []
    return ["the splash is still there, long after --max-time"]


def signal_all(number, kind="show"):
    for process in find(kind):
        send(process, number)


def after_first_frame(action):
    """What `action` does once the window is there; for `Case.during`."""
    def during(launch):
        if not launch.wait_for("first frame"):
            return ["there was no first frame"]
        return action(launch)
    return during
