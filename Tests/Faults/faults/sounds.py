"""Sound servers that never answer, and none at all."""
import os

from . import fixtures
from .case import Case
from .lab import PYTHON
from .launch import eventually
from .table import fault

# Listens, accepts, and says nothing.
DEAF = """
import os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
os.chmod(sys.argv[1], 0o777)
server.listen()
clients = []
while True: clients.append(server.accept())
"""


def deaf_server(lab):
    path = os.path.join(lab.new_folder(), "socket")
    process = fixtures.start([PYTHON, "-c", DEAF, path])
    eventually(lambda: os.path.exists(path))
    return process, path


@fault("audio-deaf", "PulseAudio, and PipeWire, accept and never answer", short=True)
def audio_deaf(lab):
    process, path = deaf_server(lab)
    folder, name = os.path.split(path)
    for driver, environment in (
            ("pulseaudio", {"PULSE_SERVER": f"unix:{path}"}),
            ("pipewire", {"PIPEWIRE_REMOTE": name, "PIPEWIRE_RUNTIME_DIR": folder, "XDG_RUNTIME_DIR": folder})):
        yield Case(driver, environment=environment | {"SDL_AUDIODRIVER": driver}, is_muted=False,
                   expects=["first frame", "closed: output"])
    fixtures.stop(process)
    os.unlink(path)


@fault("audio-absent", "there is no sound server and no device", short=True)
def audio_absent(lab):
    nowhere = {"PULSE_SERVER": "unix:/nonexistent", "PIPEWIRE_REMOTE": "/nonexistent"}
    for driver in lab.some(("pulseaudio", "pipewire", "alsa", "nonsense", None), 2):
        yield Case(driver or "any", environment=nowhere | {"SDL_AUDIODRIVER": driver}, is_muted=False,
                   expects=["first frame", "closed: output"])
