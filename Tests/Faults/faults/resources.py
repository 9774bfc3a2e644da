"""Too little of everything."""
import os
import resource
import signal
import time

from . import fixtures
from .case import Case
from .control_groups import ControlGroup
from .lab import PYTHON, STRANGER
from .launch import speaker
from .table import fault

# Says the same as the shell's speaker, without another process.
ALONE = [PYTHON, "-S", "-E", "-c", """
import os, sys, time
time.sleep(0.7)
os.write(1, b"out\\n"); os.write(2, b"err\\n")
sys.exit(7)
"""]


# Says something on both streams without another descriptor.
FRUGAL = ["/bin/sh", "-c", "printf 'out\\000\\377\\n'; printf; exit 7"]


def limit(kind, value):
    return lambda: resource.setrlimit(kind, (value, value))


@fault("few-descriptors", "a process may have 4 to 20 descriptors", short=True)
def few_descriptors(lab):
    for most in lab.some(range(4, 21), 6):
        for options in ([], ["--until", "output,ready"]):
            yield Case(f"{most} {' '.join(options)}", command=FRUGAL, options=options,
                       setup=limit(resource.RLIMIT_NOFILE, most))




@fault("few-processes", "a user may have 1 to 10 processes: the fork fails, or a thread")
def few_processes(lab):
    lab.need_root()
    for most in range(1, 11):
        yield Case(str(most), command=ALONE, setup=limit(resource.RLIMIT_NPROC, most), user=STRANGER)


@fault("no-processes", "the fork fails", short=True)
def no_processes(lab):
    lab.need_root()
    for most, expects in ((1, "error: the splash could not be started"),
                          (2, "error: the splash could not be started")):
        yield Case(str(most), command=ALONE, setup=limit(resource.RLIMIT_NPROC, most), user=STRANGER,
                   expects=[expects])


@fault("little-memory", "a process may have 64 MiB of addresses (and 16, 32, 128, 256)", short=True)
def little_memory(lab):
    for mebibytes in lab.some((16, 32, 128, 256, 64)):
        yield Case(f"{mebibytes} MiB", setup=limit(resource.RLIMIT_AS, mebibytes << 20),
                   expects=["started"] if mebibytes >= 64 else [])


@fault("little-memory-group", "the control group may have 64, 32, 16 MiB")
def little_memory_group(lab):
    for mebibytes in (64, 32, 16):
        group = ControlGroup(lab, "memory")
        group.limit_memory(mebibytes << 20)
        yield Case(f"{mebibytes} MiB", setup=group.join, extra_checks=lambda *_, group=group: group.remove())


@fault("no-inotify", "the user's inotify instances are used up", short=True)
def no_inotify(lab):
    lab.need_root()
    script = """
import ctypes, os, time
os.setgid(%d); os.setuid(%d)
libc = ctypes.CDLL(None)
while libc.inotify_init1(0) >= 0: pass
print("none left", flush=True)
time.sleep(600)
""" % (STRANGER, STRANGER)
    read, write = os.pipe()
    holder = fixtures.start([PYTHON, "-c", script], stdout=write)
    os.close(write)
    with os.fdopen(read) as file:
        file.readline()
    # Without inotify the end closes it.
    yield Case(user=STRANGER, expects=["first frame", "closed: exit"])
    fixtures.stop(holder)


@fault("no-file-sizes", "no file may grow: SIGXFSZ for whoever tries", short=True)
def no_file_sizes(lab):
    yield Case(setup=limit(resource.RLIMIT_FSIZE, 0))
    yield Case("a killed command", command=speaker(end=f"kill -{int(signal.SIGTERM)} $$"),
               setup=limit(resource.RLIMIT_FSIZE, 64))


@fault("busy", "twenty busy processes compete for the cores")
def busy(lab):
    hogs = [fixtures.start([PYTHON, "-c", "while True: pass"]) for _ in range(20)]
    time.sleep(0.5)
    yield Case(command=speaker(2), expects=["first frame"])
    for hog in hogs:
        fixtures.stop(hog)
