"""The first frame without an X server: on sway, headless."""
import os
import subprocess
import tempfile
import time

from .harness import CAMELWALK, SILENT, interleaved, runs

# sway refuses to be root's.
NOBODY = 65534
CONFIGURATION = "output HEADLESS-1 resolution 1280x800\nxwayland disable\n"


def first_frame(report):
    with tempfile.TemporaryDirectory() as folder:
        configuration = os.path.join(folder, "configuration")
        with open(configuration, "w") as file:
            file.write(CONFIGURATION)
        process = start(folder, configuration)
        try:
            native = {"DISPLAY": "", "WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": folder, **SILENT}
            cases = {"X11: Xvfb": SILENT, "Wayland: sway, layer-shell": native}
            rows = interleaved(runs(25), 0.4, cases, logged)
            report.table("From exec to the first frame in the log", "ms", rows, next(iter(cases)),
                         "Limit: 60 ms. Under X11 the frame has been sent then, under Wayland it is shown.")
        finally:
            process.terminate()
            process.wait()


def start(folder, configuration):
    environment = {**os.environ, "HOME": folder, "XDG_RUNTIME_DIR": folder, "WLR_BACKENDS": "headless",
                   "WLR_LIBINPUT_NO_DEVICES": "1", "WLR_RENDERER": "pixman"}
    user = {}
    if os.geteuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
        user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    process = subprocess.Popen(["sway", "-c", configuration], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, **user)
    for _ in range(400):
        if os.path.exists(os.path.join(folder, "wayland-1")):
            return process
        time.sleep(0.05)
    process.kill()
    raise RuntimeError("sway does not come up")


def logged(environment):
    """Milliseconds to the first frame, as the log has them."""
    with tempfile.NamedTemporaryFile("r") as log:
        process = subprocess.Popen([CAMELWALK, "--mute", "--log", log.name, "sleep", "20"],
                                   env={**os.environ, **environment})
        try:
            for _ in range(2_000):
                log.seek(0)
                for line in log:
                    if " first frame " in line:
                        return float(line.split()[0])
                time.sleep(0.005)
            return None
        finally:
            process.kill()
            process.wait()
