"""Kernels and sandboxes that lack system calls."""
import errno

from .case import Case
from .system_calls import refuse
from .table import fault

# The splash outlives the command by far: what it holds of the caller's is seen.
LINGERING = ["--min-time", "2500"]
SETS = {
    "pidfd_open": ["pidfd_open"],
    "inotify": ["inotify_init1"],
    "both": ["pidfd_open", "inotify_init1"],
    "close_range": ["close_range"],
    "everything new": ["pidfd_open", "inotify_init1", "close_range", "pidfd_send_signal", "clone3", "openat2"],
}


@fault("old-kernel", "the kernel has no pidfd_open, no inotify, no close_range", short=True)
def old_kernel(lab):
    for label, names in lab.some(SETS.items()):
        yield Case(label, setup=refuse(names), options=LINGERING, expects=["first frame", "closed"])


@fault("sandbox", "a sandbox forbids pidfd_open, inotify and close_range (EPERM)")
def sandbox(lab):
    for label, names in SETS.items():
        # The C library gets along with clone3 missing, and not with it forbidden.
        names = [name for name in names if name != "clone3"]
        yield Case(label, setup=refuse(names, errno.EPERM), options=LINGERING, expects=["first frame", "closed"])


@fault("old-kernel-ready", "the same, with a relay of notifications", short=True)
def old_kernel_ready(lab):
    yield Case(setup=refuse(SETS["everything new"]), options=["--until", "output,ready"], expects=["first frame"])


@fault("no-filter", "seccomp and Landlock are forbidden, or the kernel has neither", short=True)
def no_filter(lab):
    names = ["seccomp", "prctl", "landlock_create_ruleset"]
    for error in (errno.EPERM, errno.ENOSYS):
        for options in ([], ["--until", "output,ready"]):
            yield Case(errno.errorcode[error] + " " + " ".join(options), setup=refuse(names, error), options=options,
                       expects=["system calls are not filtered", "first frame"])
