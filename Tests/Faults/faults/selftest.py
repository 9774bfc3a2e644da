"""Proves that each promise's probe sees it broken: splashes that misbehave must be found out."""
import os
import signal
import subprocess

from . import case, census, fixtures
from .launch import send, speaker

# The job's words hold the command's process as `process=PID`.
START = """#!/bin/sh
for word; do case $word in process=*) command=${word#process=} ;; esac; done
"""

# Each with the beginning of the line that must be reported.
BROKEN = [
    ("writes to the command's output", "sleep 0.2; echo noise >/proc/$command/fd/1", "the command's standard output"),
    ("writes to the command's standard error", "sleep 0.2; echo >/proc/$command/fd/2", "the command's standard error"),
    ("kills the command", "sleep 0.2; kill -TERM $command", "the command's status"),
    ("stops the command", "sleep 0.2; kill -STOP $command; sleep 5; kill -CONT $command; kill -KILL $command",
     "the command's status"),
    ("keeps the pipe open", "exec 8>/proc/$command/fd/1; sleep 3", "a pipe is still open"),
    ("never ends", "exec sleep 600", "left behind: process"),
    ("leaves a process that is stopped", "sh -c 'kill -STOP $$' & sleep 0.1", "left behind: process"),
    ("leaves a file", "echo >/tmp/camelwalk.leftover", "left behind: file /tmp/camelwalk.leftover"),
    ("leaves a file at home", 'mkdir -p "$HOME"; echo >"$HOME/.camelwalkrc"', "left behind: file home/.camelwalkrc"),
    ("leaves a shared-memory segment", "ipcmk -M 4096 >/dev/null", "left behind: segment"),
    ("leaves a file in shared memory", "echo >/dev/shm/camelwalk", "left behind: file /dev/shm/camelwalk"),
    ("leaves a socket", """exec python3 -c '
import socket, time
s = socket.socket(socket.AF_UNIX); s.bind("\\0camelwalk-left"); time.sleep(600)'""",
     "left behind: socket @camelwalk-left"),
    ("never shows itself", "exit 0", "the log does not say 'first frame'"),
]
NEEDS_ISOLATION = ("left behind: file /", "left behind: segment", "left behind: socket")


def run(lab):
    failures = 0
    try:
        for name, script, wanted in BROKEN:
            if wanted.startswith(NEEDS_ISOLATION) and not lab.isolated:
                print(f"not possible here: a splash that {name}")
                continue
            failures += not is_found_out(lab, name, script, wanted)
        failures += not is_acquitted(lab)
    finally:
        lab.close()
    return 1 if failures else 0


def is_found_out(lab, name, script, wanted):
    splash = os.path.join(lab.new_folder(), "splash")
    with open(splash, "w", encoding="utf-8") as file:
        file.write(START + script + "\n")
    os.chmod(splash, 0o755)
    problems, _ = case.run(lab, case.Case(
        name, command=speaker(0.5), environment={"CAMELWALK_SPLASH": splash}, longest=1, expects=["first frame"]))
    is_seen = any(line.startswith(wanted) for line in problems)
    print(f"{'seen' if is_seen else 'NOT SEEN'}: a splash that {name}: {problems}", flush=True)
    clean_up(lab)
    return is_seen


def is_acquitted(lab):
    """The real one is not accused of anything."""
    problems, _ = case.run(lab, case.Case(expects=["first frame"]))
    print(f"{'WRONG' if problems else 'seen'}: nothing is wrong with the real splash: {problems}", flush=True)
    return not problems


def clean_up(lab):
    """Ends what the broken ones have left: exactly the processes that are marked as ours."""
    for process in census.numbers():
        if process not in fixtures.identifiers() and census.is_marked(process):
            send(process, signal.SIGKILL)
    segments = census.segments() if lab.isolated else []
    for line in segments:
        subprocess.run(["ipcrm", "-m", line.split()[0]], check=False)
