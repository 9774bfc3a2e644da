"""What there is: processes, files, shared-memory segments, sockets, descriptors."""
import os
import time

from . import fixtures
from .isolation import FOLDERS

MARKER = "CAMELWALK_FAULT"


class Census:
    """All of it, to be compared with a later one."""

    def __init__(self, lab):
        reap_orphans()
        self.items = {
            "process": processes(lab),
            "descriptor": set(os.listdir("/proc/self/fd")),
        }
        if lab.isolated:
            self.items |= {"file": files(lab), "segment": segments(), "socket": sockets()}
        self.items["connection"] = connections(lab)

    def counts(self):
        """How many there are of each kind."""
        return ", ".join(f"{kind} {len(items)}" for kind, items in self.items.items())

    def news(self, before):
        """What is here and was not there before, a line each."""
        return [
            f"left behind: {kind} {item}" for kind, items in self.items.items()
            for item in sorted(items - before.items[kind])
        ]


def wait_until_nothing_is_left(lab, before, deadline):
    """The news at `deadline` (time.monotonic()), or none as soon as there are none."""
    while True:
        news = Census(lab).news(before)
        if not news or time.monotonic() >= deadline:
            return news
        time.sleep(0.02)


def processes(lab):
    """`PID NAME (state)` of the processes that launches have started, directly or not."""
    found = set()
    for process in numbers():
        if process in fixtures.identifiers() or not lab.isolated and not is_marked(process):
            continue
        name = describe(process)
        if name:
            found.add(name)
    return found


def numbers():
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit()]


def is_marked(process):
    return MARKER.encode() in read(f"/proc/{process}/environ")


def describe(process):
    """None for one that has just gone."""
    words = read(f"/proc/{process}/cmdline").split(b"\0")
    status = fields(process)
    if not status:
        return None
    label = b" ".join(words[:2]).decode(errors="replace") or status["name"]
    return f"{process} {label.strip()} ({status['state']})"


def fields(process):
    """Name, state and parent, or None."""
    text = read(f"/proc/{process}/stat").decode(errors="replace")
    if ")" not in text:
        return None
    name, rest = text[text.index("(") + 1:].rsplit(")", 1)
    state, parent = rest.split()[:2]
    return {"name": name, "state": state, "parent": int(parent)}


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def reap_orphans():
    """In a namespace of our own we are everybody's last parent."""
    for process in numbers() if os.getpid() == 1 else []:
        status = fields(process)
        if status and status["parent"] == 1 and status["state"] == "Z" and process not in fixtures.identifiers():
            try:
                os.waitpid(process, os.WNOHANG)
            except ChildProcessError:
                pass


def files(lab):
    """Paths below the shared folders, without the lab's own and the X servers'."""
    found = set()
    for folder in FOLDERS:
        for path, directories, names in os.walk(folder):
            directories[:] = [name for name in directories if not is_ours(lab, os.path.join(path, name))]
            found |= {os.path.join(path, name) for name in directories + names if not name.startswith(".X")}
    return found


def is_ours(lab, path):
    return path in (lab.folder, "/tmp/.X11-unix")


def segments():
    """Identifiers of the System V segments, with their makers."""
    lines = read("/proc/sysvipc/shm").decode().splitlines()[1:]
    return {"{1} made by {4}".format(*line.split()) for line in lines}


def sockets():
    """Abstract names."""
    lines = read("/proc/net/unix").decode(errors="replace").splitlines()[1:]
    names = [line.split()[7] for line in lines if len(line.split()) > 7]
    return {name for name in names if name.startswith("@") and "X11-unix" not in name}


def connections(lab):
    """Descriptors of the X server that all launches share: one for each client."""
    try:
        return set(os.listdir(f"/proc/{lab.display.process.pid}/fd"))
    except OSError:
        return set()
