"""Strange parents, and strange ancestors."""
import os
import shutil
import subprocess
import time

from . import census
from .case import Case
from .compiler import compile_c
from .control_groups import ControlGroup
from .lab import NotPossible, PYTHON, STRANGER
from .launch import Launch, eventually, speaker
from .splashes import after_first_frame, find
from .table import fault

SUBREAPER = "import ctypes, os, sys; ctypes.CDLL(None).prctl(36, 1); "
# Says whether it has children, and which user it is.
CHILDLESS = [PYTHON, "-S", "-E", "-c", """
import os, time
time.sleep(0.5)
try: print("a child", os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT))
except ChildProcessError: print("no child")
"""]

# Has a child of another user listen for a process (0: its own) until that is gone, and becomes the program in its arguments.
MARKER_TAKEN = """
import os, socket, sys, time
process = int(sys.argv[1]) or os.getpid()
name = "\\0camelwalk-splash/%d/%d" % (os.stat("/proc/self/ns/pid").st_ino, process)
reader, writer = os.pipe()
parent = os.getpid()
if os.fork() == 0:
    os.setuid(int(sys.argv[3]))
    os.setsid()
    marker = socket.socket(socket.AF_UNIX, getattr(socket, sys.argv[2]))
    marker.bind(name)
    if marker.type != socket.SOCK_DGRAM: marker.listen(5)
    os.write(writer, b"x")
    os.closerange(0, marker.fileno())
    os.closerange(marker.fileno() + 1, 64)
    while os.getppid() == parent: time.sleep(0.02)
    os._exit(0)
os.close(writer)
assert os.read(reader, 1) == b"x"
os.close(reader)
os.execvp(sys.argv[4], sys.argv[4:])
"""


# So that a program is not the first process.
SHELL = ["sh", "-c", '"$@" & wait $!', "sh"]


@fault("first-process", "camelwalk is the first process of a namespace, or the second")
def first_process(lab):
    lab.need_isolation()
    words = ["unshare", "-p", "-f", "--kill-child"]
    for label, proc in lab.some((("without its /proc", []), ("with its /proc", ["--mount-proc"]))):
        yield Case(label, wrap=words + proc, expects=["no splash: the first process of a container"])
        yield Case(f"the second, {label}", wrap=words + proc + SHELL, expects=["first frame"])


@fault("first-process-elsewhere", "a camelwalk elsewhere is in a container: ours shows itself all the same",
       short=True)
def first_process_elsewhere(lab):
    lab.need_isolation()
    environment = {"PATH": os.environ["PATH"], "DISPLAY": lab.display.name, census.MARKER: "1", "HOME": "/nowhere"}
    log = os.path.join(lab.new_folder(), "log")
    words = ["unshare", "-p", "-f", "--kill-child", "--mount-proc", *SHELL, lab.camelwalk, "--mute", "--log", log]
    first = Launch([*words, "sleep", "30"], environment, log=log)
    if not first.wait_for("first frame"):
        yield ["the one in the container shows nothing"]
    # Until it has everything that it opens after its first frame: that is not ours.
    time.sleep(1)
    yield Case(expects=["first frame"])
    first.process.kill()
    first.finish()
    eventually(lambda: not find())


@fault("subreaper", "camelwalk runs under a subreaper, and is one", short=True)
def subreaper(lab):
    parent = SUBREAPER + "import subprocess; sys.exit(subprocess.call(sys.argv[1:]))"
    yield Case("under one", wrap=[PYTHON, "-c", parent], expects=["first frame"])
    itself = SUBREAPER + "os.execvp(sys.argv[1], sys.argv[1:])"
    yield Case("itself", command=CHILDLESS, wrap=[PYTHON, "-c", itself], expects=["first frame"])


@fault("marker-taken", "another user holds the names by which a splash is found: ours shows itself all the same",
       short=True)
def marker_taken(lab):
    lab.need_root()
    for kind in ("SOCK_DGRAM", "SOCK_SEQPACKET"):
        for process in lab.some((os.getpid(), 0)):
            yield Case(f"{kind}, process {process or 'its own'}", expects=["first frame"],
                       wrap=[PYTHON, "-S", "-E", "-c", MARKER_TAKEN, str(process), kind, str(STRANGER)])


@fault("sessions", "setsid, nohup, and both")
def sessions(lab):
    for words in lab.some((["setsid", "-w"], ["nohup"], ["setsid", "-w", "nohup"])):
        yield Case(" ".join(words), wrap=words, expects=["first frame"])


def setuid_helper(lab):
    """A program of root's with root's rights; with arguments, it runs them as sudo would."""
    lab.need_root()
    path = os.path.join(lab.new_folder(), "helper")
    compile_c(os.path.join(os.path.dirname(os.path.abspath(__file__)), "helper.c"), path)
    os.chmod(path, 0o4755)
    return path


@fault("setuid-command", "the command is setuid: it gets its rights, and the splash does not", short=True)
def setuid_command(lab):
    helper = setuid_helper(lab)

    def look(_):
        users = [line for process in find() for line in census.read(f"/proc/{process}/status").decode().splitlines()
                 if line.startswith(("Uid:", "Gid:", "CapEff:"))]
        wanted = ["Uid:\t" + "\t".join([str(STRANGER)] * 4), "Gid:\t" + "\t".join([str(STRANGER)] * 4)]
        return [] if users[:2] == wanted and int(users[2].split()[1], 16) == 0 else [f"the splash is {users}"]

    command = [helper, *speaker(0.5)]
    yield Case(command=command, user=STRANGER, options=["--until", "exit"], during=after_first_frame(look),
               expects=["first frame"],
               extra_checks=lambda under, _: [] if under.outcome["standard output"].startswith(
                   b"%d 0\n" % STRANGER) else ["the command did not get its rights"])


@fault("setuid-camelwalk", "camelwalk itself is setuid, or setgid: it refuses, and nothing is run", short=True)
def setuid_camelwalk(lab):
    lab.need_root()
    work = lab.new_folder(STRANGER)
    for mode in (0o4755, 0o2755, 0o6755):
        folder = lab.new_folder()
        for program in (lab.camelwalk, lab.splash):
            shutil.copy(program, folder)
            os.chmod(os.path.join(folder, os.path.basename(program)), mode)
        for words in (["camelwalk", "id"], ["camelwalk", "--headless", "--output", "frames"], ["camelwalk-splash"],
                      ["camelwalk", "--help"]):
            words = [os.path.join(folder, words[0]), *words[1:]]
            done = subprocess.run(words, capture_output=True, check=False, user=STRANGER, group=STRANGER,
                                  extra_groups=[], cwd=work)
            if done.returncode != 125 or done.stdout or b"setuid" not in done.stderr:
                yield [f"{oct(mode)} {words[1:]}: status {done.returncode}, {done.stdout!r}, {done.stderr!r}"]
        shutil.rmtree(folder)
    yield [f"it made {name}" for name in os.listdir(work)]


@fault("service", "in a control group of its own that is emptied at the command's end, as services are", short=True)
def service(lab):
    group = ControlGroup(lab, "pids")

    def end(launch):
        launch.process.wait()
        for process in group.members():
            os.kill(process, 15)
        eventually(lambda: not group.members(), 10)

    yield Case(setup=group.join, options=["--until", "exit"], during=end,
               extra_checks=lambda *_: group.remove())


@fault("orphan", "the parent is gone before the command ends")
def orphan(lab):
    yield Case(wrap=["sh", "-c", '"$@" & sleep 0.3', "sh"], during=lambda _: time.sleep(1.5))
