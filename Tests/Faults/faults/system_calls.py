"""Kernels that lack system calls, by a filter (seccomp(2))."""
import ctypes
import errno
import platform
import struct

from .lab import NotPossible

# linux/filter.h, linux/seccomp.h, linux/audit.h
LOAD, JUMP_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, ERROR = 0x7FFF0000, 0x00050000
PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2

NUMBERS = {
    "x86_64": {"inotify_init1": 294, "inotify_init": 253, "prctl": 157, "seccomp": 317},
    "aarch64": {"inotify_init1": 26, "prctl": 167, "seccomp": 277},
}
# Newer ones have one number everywhere.
COMMON = {"pidfd_open": 434, "close_range": 436, "pidfd_send_signal": 424, "clone3": 435, "openat2": 437,
          "landlock_create_ruleset": 444}


def number(name):
    table = COMMON | NUMBERS.get(platform.machine(), {})
    if name not in table:
        raise NotPossible(f"the number of {name} is not known for {platform.machine()}")
    return table[name]


def refuse(names, error=errno.ENOSYS):
    """What makes these calls fail, for the process that calls it and all that come of it."""
    numbers = [number(name) for name in names]
    program = instruction(LOAD, 0, 0, 0)
    for index, wanted in enumerate(numbers):
        program += instruction(JUMP_EQUAL, len(numbers) - index, 0, wanted)
    program += instruction(RETURN, 0, 0, ALLOW) + instruction(RETURN, 0, 0, ERROR | error)
    return lambda: install(program)


def instruction(code, if_true, if_false, value):
    return struct.pack("HBBI", code, if_true, if_false, value)


def install(program):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, header, 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")
