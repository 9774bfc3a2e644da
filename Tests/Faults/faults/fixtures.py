"""Processes that belong to the tests, and not to camelwalk."""
import os
import subprocess

_running = {}


def start(words, **options):
    """A process in a session of its own, silent unless asked otherwise."""
    options = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | options
    process = subprocess.Popen(words, stdin=subprocess.DEVNULL, start_new_session=True, **options)
    _running[process.pid] = process
    return process


def stop(process):
    process.kill()
    process.wait()
    forget(process)


def forget(process):
    """It has ended."""
    _running.pop(process.pid, None)


def identifiers():
    """The processes that are known: ours, and their children."""
    return {os.getpid(), *_running}
