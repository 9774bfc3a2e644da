"""The programs, and what it takes to run them."""
import dataclasses
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable

from .measure import await_listener, find, free_port


@dataclasses.dataclass
class Case:
    """A program and when it is ready: at its first "window", its first "output", or its "exit"."""
    command: list
    ready: str = "output"
    # "terminal", "pipe" or "nothing"
    output: str = "terminal"
    options: list = dataclasses.field(default_factory=list)
    needs: list = dataclasses.field(default_factory=list)
    # Takes the home, and returns the processes that it has started.
    prepare: Callable | None = None
    # What is run in the home in the end.
    finish: list = dataclasses.field(default_factory=list)
    is_other_user: bool = False
    language: str = "C.UTF-8"
    shown_as: str = ""

    def __post_init__(self):
        self.needs = self.needs or [self.command[0]]

    @property
    def name(self):
        return " ".join([*self.options, self.shown_as or " ".join(self.command)])


def windowed(*command, **more):
    """A program with windows, on a terminal and on a pipe."""
    return [Case(list(command), "window", output, **more) for output in ("terminal", "pipe")]


PORT = free_port()

TMUX = ["tmux", "-S", "server", "-f", "/dev/null"]

SSH_OPTIONS = ["-F", "none", "-p", str(PORT), "-o", "UserKnownHostsFile=known", "-o", "GlobalKnownHostsFile=none"]


def ssh_server(home):
    """An ssh server for anybody."""
    keys = os.path.join(home, "key")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", keys], check=True)
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", exist_ok=True)
    server = subprocess.Popen(
        [find("sshd"), "-D", "-f", "none", "-h", keys, "-p", str(PORT), "-o", "ListenAddress=127.0.0.1"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    await_listener(PORT)
    return [server]


def git_server(home):
    """A git server that asks who is there."""
    script = textwrap.dedent("""
        import http.server, sys
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="git"')
                self.end_headers()
        http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
        """)
    server = subprocess.Popen([sys.executable, "-c", script, str(PORT)], stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    repository = os.path.join(home, "repository")
    subprocess.run(["git", "init", "-q", repository], check=True)
    git = ["git", "-C", repository, "-c", "user.name=x", "-c", "user.email=x@x"]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], check=True)
    await_listener(PORT)
    return [server]


def tmux_server(home):
    """A server of tmux's that runs already, outside of the program's tree."""
    subprocess.run([*TMUX, "new", "-d"], cwd=home, check=True)
    return []


URL = f"http://127.0.0.1:{PORT}/x.git"
SETSID = 'setsid -f sh -c "sleep 1; exec xclock 2>/dev/null"; sleep 20'

CASES = [
    *windowed("chromium", "--no-sandbox", "--no-first-run", "about:blank"),
    *windowed("gimp"),
    *windowed("vlc", is_other_user=True),
    *windowed("imagej"),
    *windowed("mpv", "--force-window", "--idle"),
    *windowed("libreoffice", "--writer"),
    *windowed("inkscape"),
    *windowed("firefox-esr", "about:blank"),
    *windowed("thunderbird"),
    *windowed("kate"),
    *windowed("evince"),
    *windowed("gedit"),
    *windowed("geany"),
    *windowed("emacs", needs=["emacs-gtk|emacs-lucid"]),
    *windowed("zenity", "--info", "--text=x"),
    *windowed("xterm"),
    *windowed("xclock", language="C"),
    Case(["python3", "-m", "idlelib"], "window", "pipe", needs=["python3:idlelib", "python3:tkinter"]),
    Case(["chromium", "--no-sandbox", "--no-first-run", "about:blank"], "window", "pipe", ["--until", "window"]),
    Case(["sh", "-c", SETSID], "window", "pipe", needs=["xclock", "setsid"], shown_as="sh -c 'setsid -f ... xclock'"),
    Case(["vlc", "-I", "dummy"], is_other_user=True, output="pipe"),
    Case(["sudo", "-k", "true"], is_other_user=True),
    Case(["su", "-c", "true"], is_other_user=True),
    Case(["ssh", *SSH_OPTIONS, "127.0.0.1", "true"], needs=["ssh", "sshd"], prepare=ssh_server,
         shown_as="ssh HOST, unknown key"),
    Case(["ssh", "-q", *SSH_OPTIONS, "-o", "StrictHostKeyChecking=no", "x@127.0.0.1", "true"], needs=["ssh", "sshd"],
         prepare=ssh_server, shown_as="ssh -q HOST, password"),
    Case(["ssh-keygen", "-q", "-t", "ed25519", "-f", "new"], shown_as="ssh-keygen -q -f FILE"),
    Case(["git", "ls-remote", URL], prepare=git_server, shown_as="git ls-remote URL"),
    Case(["git", "-C", "repository", "push", "-q", URL, "HEAD"], prepare=git_server, shown_as="git push -q URL"),
    Case(["openssl", "genpkey", "-quiet", "-aes256", "-algorithm", "ED25519", "-out", "key"],
         shown_as="openssl genpkey -aes256"),
    Case(["python3", "-c", "import getpass; getpass.getpass()"], shown_as="python3 getpass"),
    Case(["sh", "-c", "printf 'Password: ' >/dev/tty; read x </dev/tty"]),
    Case(["bash", "-c", "read -p 'Name: ' x"]),
    Case(["emacs", "-nw", "-Q"]),
    Case(["micro"]),
    Case(["nano"]),
    Case(["vim", "-u", "NONE"]),
    Case(["less", "/etc/services"], needs=["less"]),
    Case(["top"]),
    Case(["sh", "-c", "seq 9 | fzf"], needs=["fzf"]),
    Case(["whiptail", "--yesno", "x", "8", "20"]),
    Case(["dialog", "--yesno", "x", "8", "20"]),
    Case([*TMUX, "new"], finish=[*TMUX, "kill-server"], shown_as="tmux new"),
    Case([*TMUX, "new"], prepare=tmux_server, finish=[*TMUX, "kill-server"], shown_as="tmux new, its server runs"),
    Case(["sqlite3"]),
    Case(["python3"]),
    Case(["bash", "-i"]),
    Case(["dd", "if=/dev/zero", "of=/dev/null", "bs=1M", "count=9999999", "status=progress"], needs=["dd"]),
    Case(["sleep", "1"], "exit"),
]
