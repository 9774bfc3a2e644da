"""File systems that are full, read-only, or not there."""
import os
import subprocess

from .case import Case
from .isolation import mount
from .lab import STRANGER
from .launch import eventually, speaker
from .splashes import find
from .table import fault

MS_RDONLY, MS_REMOUNT = 1, 32


def full_folder(lab):
    """A file system with not a byte left."""
    lab.need_isolation()
    folder = lab.new_folder()
    mount("none", folder, "tmpfs", 0, "size=64k,mode=1777")
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    return folder


def unmount(folder):
    subprocess.run(["umount", "-l", folder], check=True)


@fault("disk-full", "the log's and the state's file system is full", short=True)
def disk_full(lab):
    folder = full_folder(lab)
    yield Case("log", log=os.path.join(folder, "log"))
    yield Case("state", environment={"XDG_STATE_HOME": folder},
               expects=["first frame", "time not kept"], command=speaker(end="exit 0"),
               extra_checks=lambda *_: [f"left behind: {name}" for name in os.listdir(os.path.join(
                   folder, "camelwalk")) if name] if os.path.isdir(os.path.join(folder, "camelwalk")) else [])
    unmount(folder)


@fault("disk-full-output", "the file system of --headless --output or --audio is full", short=True)
def disk_full_output(lab):
    folder = full_folder(lab)
    output = os.path.join(folder, "frames")
    os.makedirs(output, exist_ok=True)
    sheet = os.path.join(folder, "sheet.png")
    elsewhere = os.path.join(lab.new_folder(), "frames")
    sound = os.path.join(folder, "sound.wav")
    for words in (["--output", output], ["--output", elsewhere, "--contact-sheet", sheet],
                  ["--output", elsewhere, "--audio", sound]):
        done = subprocess.run([lab.camelwalk, "--headless", "--frames", "2", *words, "echo", "not reached"],
                              capture_output=True, check=False)
        problems = []
        if done.returncode != 125 or done.stdout:
            problems.append(f"status {done.returncode}, and it says {done.stdout!r}")
        if b"No space left on device" not in done.stderr:
            problems.append(f"it does not say why: {done.stderr!r}")
        yield problems
    yield [f"left behind: {name}" for name in os.listdir(output)]
    yield ["left behind: the contact sheet"] if os.path.exists(sheet) else []
    yield [f"left behind: {name}" for name in os.listdir(folder) if name.startswith("sound")]
    unmount(folder)


@fault("home-read-only", "the home directory is read-only", short=True)
def home_read_only(lab):
    lab.need_isolation()
    folder = lab.new_folder()
    mount("none", folder, "tmpfs", 0, "mode=0755")
    mount("none", folder, "tmpfs", MS_REMOUNT | MS_RDONLY, None)
    yield Case(environment={"HOME": folder}, command=speaker(end="exit 0"), expects=["first frame", "time not kept"])
    unmount(folder)


@fault("home-strange", "the state directory is a file, a pipe, a loop, another user's", short=True)
def home_strange(lab):
    for kind, make in lab.some((
            ("file", lambda path: open(path, "w", encoding="ascii").close()),
            ("loop", lambda path: os.symlink(path, path)),
            ("pipe as the state", lambda path: (os.mkdir(path), os.mkfifo(os.path.join(path, "start-times")))),
            ("nonsense as the state", write_nonsense)), 2):
        state = lab.new_folder()
        make(os.path.join(state, "camelwalk"))
        yield Case(kind, environment={"XDG_STATE_HOME": state}, command=speaker(end="exit 0"), expects=["first frame"])
    if lab.is_root:
        state = lab.new_folder()
        os.mkdir(os.path.join(state, "camelwalk"))
        os.chmod(os.path.join(state, "camelwalk"), 0o777)
        yield Case("another user's", environment={"XDG_STATE_HOME": state}, command=speaker(end="exit 0"),
                   user=STRANGER, expects=["first frame", "time not kept"])


def write_nonsense(path):
    os.mkdir(path)
    with open(os.path.join(path, "start-times"), "wb") as file:
        file.write(os.urandom(200_000))


def without(*words):
    """Words that take file systems away, for the launch only, and go on with it."""
    return ["unshare", "-m", "sh", "-c", " && ".join(words) + ' && exec "$@"', "sh"]


@fault("no-proc", "there is no /proc", short=True)
def no_proc(lab):
    lab.need_isolation()
    yield Case(wrap=without("umount -l /proc"), expects=["started"])


@fault("no-dev-shm", "nothing can be made in /dev/shm")
def no_dev_shm(lab):
    lab.need_isolation()
    nowhere = ["mount -t tmpfs -o ro none /dev/shm", "mount -t tmpfs -o ro none /var/tmp"]
    for mounts in lab.some((nowhere, ["mount -t tmpfs -o ro,mode=000 none /dev/shm"])):
        yield Case(wrap=without(*mounts), expects=["first frame"])


@fault("no-dev", "/dev is empty: not even a null device", short=True)
def no_dev(lab):
    lab.need_isolation()
    yield Case(wrap=without("mount -t tmpfs none /dev"), expects=["started"])


@fault("log-strange", "the log is a pipe that nobody reads any more, or never did, or a full device", short=True)
def log_strange(lab):
    path = os.path.join(lab.new_folder(), "pipe")
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def leave(_):
        eventually(find)
        os.close(reader)

    yield Case("the reader leaves", log=path, during=leave)
    os.unlink(path)
    yield Case("the device is full", log="/dev/full")
