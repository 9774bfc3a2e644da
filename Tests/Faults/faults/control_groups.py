"""Control groups, of either version."""
import os
import time

from .lab import NotPossible

ROOT = "/sys/fs/cgroup"


class ControlGroup:
    """A group of our own, for `controller`."""

    def __init__(self, lab, controller):
        lab.need_root()
        is_unified = os.path.exists(f"{ROOT}/cgroup.controllers")
        self.version = 2 if is_unified else 1
        base = ROOT if is_unified else os.path.join(ROOT, controller)
        self.path = os.path.join(base, f"camelwalk-faults-{os.getpid()}-{time.monotonic_ns()}")
        try:
            if is_unified:
                self._write(f"{ROOT}/cgroup.subtree_control", f"+{controller}")
            os.mkdir(self.path)
        except OSError as error:
            raise NotPossible(f"no control group can be made: {error}") from error

    def limit_memory(self, size):
        name = "memory.max" if self.version == 2 else "memory.limit_in_bytes"
        try:
            self._write(os.path.join(self.path, name), str(size))
        except OSError as error:
            os.rmdir(self.path)
            raise NotPossible(f"the group's memory cannot be limited: {error}") from error

    def join(self):
        """Called in the child, before exec."""
        self._write(os.path.join(self.path, "cgroup.procs"), "0" if self.version == 2 else str(os.getpid()))

    def members(self):
        with open(os.path.join(self.path, "cgroup.procs"), encoding="ascii") as file:
            return [int(line) for line in file]

    def remove(self):
        """Returns problems: a group with processes in it cannot be removed."""
        members = self.members()
        if members:
            return [f"left behind: processes {members} in the control group"]
        os.rmdir(self.path)
        return []

    @staticmethod
    def _write(path, text):
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
