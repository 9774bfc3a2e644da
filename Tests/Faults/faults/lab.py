"""Where the faults are made: the programs under test, a display, and a folder for each launch."""
import os
import shutil
import sys
import tempfile

from .display import XServer

# One that every user can run.
PYTHON = "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else sys.executable
# A user that nobody is.
STRANGER = 54321


class NotPossible(Exception):
    """This machine cannot make the fault; the text says why."""


class Lab:
    def __init__(self, isolated):
        self.isolated = isolated
        # Whether time matters more than completeness.
        self.is_short = False
        self.is_root = os.geteuid() == 0 and os.path.exists("/proc/self/uid_map") and owns_all_users()
        self._display = None
        self._count = 0
        # Of commands that were run alone.
        self.outcomes = {}
        self.folder = tempfile.mkdtemp(prefix="faults.")
        os.chmod(self.folder, 0o755)
        self.products = self.new_folder()
        self.camelwalk = os.path.join(self.products, "camelwalk")
        self.splash = os.path.join(self.products, "camelwalk-splash")

    @property
    def display(self):
        """An X server that is not harmed."""
        self._display = self._display or XServer()
        return self._display

    def some(self, items, count=1):
        """All of them, or in a hurry the last few."""
        return list(items)[-count:] if self.is_short else list(items)

    def new_folder(self, user=None):
        """An empty folder, which `user` owns."""
        self._count += 1
        path = os.path.join(self.folder, str(self._count))
        os.mkdir(path)
        if user is not None:
            os.chown(path, user, user)
        return path

    def need_root(self):
        if not self.is_root:
            raise NotPossible("this takes a real root")

    def need_isolation(self):
        if not self.isolated:
            raise NotPossible("the kernel allows no namespaces here")

    def need(self, *programs):
        for program in programs:
            if not shutil.which(program):
                raise NotPossible(f"there is no {program}")

    def close(self):
        if self._display:
            self._display.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def owns_all_users():
    """Whether root here may become any user: in a user namespace of one user it may not."""
    with open("/proc/self/uid_map", encoding="ascii") as file:
        return any(int(line.split()[2]) > STRANGER for line in file)
