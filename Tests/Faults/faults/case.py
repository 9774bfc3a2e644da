"""One launch under a fault, and the three promises."""
import os
import re
import time
from dataclasses import dataclass, field
from typing import Callable, Optional

from . import census
from .launch import Launch, speaker

# Closing takes milliseconds, and the splash ends itself a second after --max-time whatever happens; the rest is
# for a busy machine.
GRACE = 4


@dataclass
class Case:
    """How the command is run, alone and under camelwalk, and what is done to the latter meanwhile."""
    label: str = ""
    command: list = field(default_factory=speaker)
    options: list = field(default_factory=list)
    environment: dict = field(default_factory=dict)
    # Words before the command, and before camelwalk.
    wrap: list = field(default_factory=list)
    # Called in the child, before exec.
    setup: Optional[Callable] = None
    # Called with the launch while it runs.
    during: Optional[Callable] = None
    # --max-time, in seconds.
    longest: float = 3
    # The user who runs it, or None.
    user: Optional[int] = None
    # Lines of the log that begin so show that the fault was really there.
    expects: list = field(default_factory=list)
    log: Optional[str] = None
    is_muted: bool = True
    # Called at the end with the launch and its folder; returns problems.
    extra_checks: Optional[Callable] = None


def run(lab, case):
    """Runs it. Returns the promises that were broken, a line each, and the log."""
    folder = lab.new_folder(case.user)
    environment = make_environment(lab, case, folder)
    alone, problems = outcome_alone(lab, case, environment)
    before = census.Census(lab)
    log = case.log or os.path.join(folder, "log")
    under = Launch(case.wrap + launcher(lab, case, log) + case.command, environment, with_user(case), log)
    if case.during:
        problems += case.during(under) or []
    problems += under.finish()
    problems += differences(alone, under.outcome)
    deadline = max(time.monotonic(), under.began + case.longest) + GRACE
    problems += census.wait_until_nothing_is_left(lab, before, deadline)
    problems += [f"the log does not say '{line}'" for line in case.expects if not under.saw(line)]
    problems += unexpected_files(folder)
    if case.extra_checks:
        problems += case.extra_checks(under, folder)
    return problems, under.events()


def outcome_alone(lab, case, environment):
    """Of the command without camelwalk; where nothing is done to it, once is enough."""
    # How long it is silent changes nothing of what it says.
    key = re.sub(r"sleep [0-9.]+;", "", "\0".join(case.command))
    is_plain = not case.wrap and not case.setup and case.user is None
    if is_plain and key in lab.outcomes:
        return lab.outcomes[key], []
    alone = Launch(case.wrap + case.command, environment, with_user(case))
    problems = [f"alone, {line}" for line in alone.finish()]
    if is_plain:
        lab.outcomes[key] = alone.outcome
    return alone.outcome, problems


def launcher(lab, case, log):
    mute = ["--mute"] if case.is_muted else []
    return [lab.camelwalk, *mute, "--max-time", str(case.longest), "--log", log, *case.options]


def make_environment(lab, case, folder):
    environment = {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8", "HOME": os.path.join(folder, "home"),
        "SDL_AUDIODRIVER": "dummy", census.MARKER: case.label or "1",
    }
    if "DISPLAY" not in case.environment:
        environment["DISPLAY"] = lab.display.name
    environment |= case.environment
    return {name: value for name, value in environment.items() if value is not None}


def with_user(case):
    """What happens in the child before exec."""
    def prepare():
        if case.setup:
            case.setup()
        if case.user is not None:
            os.setgroups([])
            os.setgid(case.user)
            os.setuid(case.user)
    return prepare


def differences(alone, under):
    return [
        f"the command's {name} is {under[name]!r} and not {alone[name]!r}"
        for name in alone if alone[name] != under[name]
    ]


def unexpected_files(folder):
    """Only the log, and the times of commands, may stay."""
    found = []
    for path, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(path, name), folder) for name in names]
    # PulseAudio's library makes its cookie forevery program that plays something.
    allowed = {"log", "home/.local/state/camelwalk/start-times", "home/.config/pulse/cookie"}
    return [f"left behind: file {name}" for name in found if name not in allowed]
