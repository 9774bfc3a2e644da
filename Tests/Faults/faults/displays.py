"""X servers that die, freeze, dawdle and refuse."""
import os
import signal

from .case import Case
from .display import SlowDisplay, XServer
from .launch import speaker
from .splashes import after_first_frame, gone_in_time
from .table import fault


@fault("x-killed", "the X server is killed, with and without a window on it", short=True)
def x_killed(lab):
    for moment, expects in (("at once", []), ("with a window", ["first frame"])):
        server = XServer()

        def kill(_, server=server):
            server.signal(signal.SIGKILL)

        yield Case(moment, environment={"DISPLAY": server.name}, expects=expects,
                   during=after_first_frame(kill) if expects else kill)
        server.stop()


@fault("x-frozen", "the X server stands still: before, and while the window is there", short=True)
def x_frozen(lab):
    for moment in lab.some(("before", "later")):
        server = XServer()

        def freeze(launch, server=server):
            server.signal(signal.SIGSTOP)
            problems = gone_in_time(launch, 1)
            # The server still holds the picture's memory; it must live to let go of it.
            server.signal(signal.SIGCONT)
            return problems

        if moment == "before":
            server.signal(signal.SIGSTOP)
        yield Case(moment, command=speaker(4), environment={"DISPLAY": server.name}, longest=1,
                   during=freeze if moment == "before" else after_first_frame(freeze),
                   expects=["error: the splash did not answer any more"])
        server.stop()


@fault("x-slow", "each answer of the X server comes 30, 100 ms late")
def x_slow(lab):
    server = XServer()
    for seconds in (0.03, 0.1):
        proxy = SlowDisplay(server, seconds)
        yield Case(f"{seconds} s", command=speaker(7), environment={"DISPLAY": proxy.name}, longest=2,
                   during=lambda launch: gone_in_time(launch, 2))
        yield Case(f"{seconds} s, a quick command", environment={"DISPLAY": proxy.name})
        proxy.stop()
    server.stop()


@fault("x-authority", "the X authority is wrong", short=True)
def x_authority(lab):
    folder = lab.new_folder()
    cookie = os.path.join(folder, "cookie")
    # Family local, no address, any display; a cookie of 16 bytes (Xauth(3)).
    with open(cookie, "wb") as file:
        name = b"MIT-MAGIC-COOKIE-1"
        file.write(b"\xff\xff" + bytes(2) + bytes(2) + len(name).to_bytes(2, "big") + name + b"\0\x10" + b"c" * 16)
    server = XServer("-auth", cookie)
    yield Case("none", environment={"DISPLAY": server.name, "XAUTHORITY": "/dev/null"},
               expects=["error: cannot open a display"])
    yield Case("right", environment={"DISPLAY": server.name, "XAUTHORITY": cookie}, expects=["first frame"])
    server.stop()


@fault("x-absent", "there is no X server at the display's number")
def x_absent(lab):
    yield Case(environment={"DISPLAY": ":4711"}, expects=["error: cannot open a display"])
    yield Case("a senseless name", environment={"DISPLAY": "%s%n\x01:::"}, expects=["error: cannot open a display"])
