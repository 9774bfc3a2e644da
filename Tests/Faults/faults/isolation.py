"""A small world of our own, in which everything that is left behind is seen, and nobody else's."""
import ctypes
import os
import shutil
import subprocess
import sys

from .lab import Lab

MARK = "CAMELWALK_FAULTS_ISOLATED"
# Mounts, System V memory, abstract sockets and processes.
NAMESPACES = ["-m", "-i", "-n", "-p", "-f", "--mount-proc", "--kill-child"]
FOLDERS = ["/tmp", "/var/tmp", "/dev/shm"]
PROGRAMS = ["camelwalk", "camelwalk-splash"]
OWN = os.path.dirname(os.path.abspath(__file__))
# MS_BIND
BIND = 4096

libc = ctypes.CDLL(None, use_errno=True)


def enter(products):
    """Starts this program again in namespaces of its own, where the kernel lets us. Returns the lab."""
    if MARK not in os.environ:
        start_again()
    held = os.open(products, os.O_RDONLY)
    held_own = os.open(OWN, os.O_RDONLY)
    is_isolated = os.environ[MARK] == "yes"
    for folder in FOLDERS if is_isolated else []:
        os.makedirs(folder, exist_ok=True)
        mount("none", folder, "tmpfs", 0, "mode=1777")
    # Where this program lies there itself, its sources must still be found.
    if not os.path.isdir(OWN):
        os.makedirs(OWN)
        mount(f"/proc/self/fd/{held_own}", OWN, None, BIND, None)
    os.close(held_own)
    lab = Lab(is_isolated)
    # Copies, which every user can reach; the originals may lie where something is mounted now.
    for program in PROGRAMS:
        shutil.copy(f"/proc/self/fd/{held}/{program}", lab.products)
    os.close(held)
    return lab


def start_again():
    user = [] if os.geteuid() == 0 else ["-r"]
    words = ["unshare", *user, *NAMESPACES]
    works = subprocess.run([*words, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    os.environ[MARK] = "yes" if works else "no"
    if not works:
        words = []
    words += [sys.executable, *sys.argv]
    os.execvp(words[0], words)


def mount(source, target, kind, flags, data):
    """mount(2)."""
    words = [None if word is None else word.encode() for word in (source, target, kind, data)]
    if libc.mount(words[0], words[1], words[2], flags, words[3]) != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), target)
