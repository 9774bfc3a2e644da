"""What the command pays: its start, its speed, its output."""
import os
import shutil
import tempfile

from .harness import CAMELWALK, SILENT, SMOKE, compiled, interleaved, printed, runs, wall


# What a user may have in ~/.config/camelwalk/config.
CONFIGURATION = """\
mute
volume = 40
no-text
# Not for what is quick anyway
delay = 300
max-time = 10
[gimp]
no-splash
[xclock]
scale = 2
"""


def launch(report):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "config")
        with open(path, "w") as file:
            file.write(CONFIGURATION)
        launch_with(report, {"CAMELWALK_CONFIG": path})


def launch_with(report, configured):
    true = shutil.which("true")
    cases = {
        "env true": ([shutil.which("env"), true], {}),
        "camelwalk --no-splash true": ([CAMELWALK, "--no-splash", true], {}),
        "camelwalk true, no display": ([CAMELWALK, true], {"DISPLAY": "", "WAYLAND_DISPLAY": ""}),
        "camelwalk true": ([CAMELWALK, true], {}),
        "camelwalk --mute true": ([CAMELWALK, "--mute", true], {}),
        "camelwalk --delay 300 --min-time 800 true": (
            [CAMELWALK, "--delay", "300", "--min-time", "800", true], {}),
        "camelwalk --no-splash --volume 50 true": ([CAMELWALK, "--no-splash", "--volume", "50", true], {}),
        "camelwalk --no-splash --volume=50 true": ([CAMELWALK, "--no-splash", "--volume=50", true], {}),
        "camelwalk --no-splash --vol 50 true": ([CAMELWALK, "--no-splash", "--vol", "50", true], {}),
        "camelwalk --no-splash true, no configuration file": ([CAMELWALK, "--no-splash", true], {"CAMELWALK_CONFIG": ""}),
        "camelwalk --no-splash true, with a small one": ([CAMELWALK, "--no-splash", true], configured),
        "camelwalk --until ready true": ([CAMELWALK, "--until", "ready", true], {}),
    }
    for name in ("tini", "dumb-init", "timeout", "nohup"):
        if shutil.which(name):
            words = {"timeout": ["9"], "tini": ["-s", "--"]}.get(name, [])
            cases[f"{name} true"] = ([shutil.which(name), *words, true], {})
    report.table(
        "Launch", "ms", interleaved(runs(60), 0.12, cases, wall), "env true",
        "Limits: with a display 1.4 times `env true`, with `--no-splash` 1.15 times, and 1.2 times with any spelling of"
        " options; 0.1 ms for a configuration file. (`--until ready` starts a relay as well.)")


def processor_time(report):
    """What the command and everything that its launch starts take, until all of that has ended."""
    meter = compiled("processor")
    for name, command, limit in (
            ("true", [shutil.which("true")], 5), ("sleep 0.02", [shutil.which("sleep"), "0.02"], 12),
            ("sleep 0.1", [shutil.which("sleep"), "0.1"], 25), ("sleep 1", [shutil.which("sleep"), "1"], 40)):
        cases = {
            name: ([meter, *command], {}),
            f"camelwalk {name}": ([meter, CAMELWALK, *command], SILENT),
            f"camelwalk --mute {name}": ([meter, CAMELWALK, "--mute", *command], {}),
        }
        report.table(f"Processor time of everything: {name}", "ms", interleaved(runs(15), 0.3, cases, printed), name,
                     f"Limit: {limit} ms with `--mute`.")


def slowdown(report):
    busy = compiled("busy", "-lpthread")
    for threads, millions, limit in (("1", "4000", None), ("2", "400", "Limit: 1.04."), ("2", "4000", "Limit: 1.02.")):
        if SMOKE:
            millions = "400"
        cases = {
            "alone": ([busy, threads, millions], {}),
            "under camelwalk": ([CAMELWALK, busy, threads, millions], SILENT),
            "under camelwalk --mute": ([CAMELWALK, "--mute", busy, threads, millions], {}),
        }
        cores = "both cores" if threads == "2" else "one core"
        report.table(f"A command that computes on {cores}, {int(millions) / 800:.1f} s or so", "ms",
                     interleaved(runs(20 if millions == "400" else 5), 0.4, cases, wall), "alone", limit)


def throughput(report):
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        big = os.path.join(folder, "big")
        with open(big, "wb") as file:
            for _ in range(8 if SMOKE else 512):
                file.write(os.urandom(1 << 20))
        cases = {
            "cat": (["/bin/sh", "-c", f"cat {big} | cat >/dev/null"], {}),
            "camelwalk cat": (["/bin/sh", "-c", f"{CAMELWALK} --mute cat {big} | cat >/dev/null"], {}),
        }
        report.table("512 MiB through a pipe", "ms", interleaved(runs(15), 0.3, cases, wall), "cat",
                     "Limit: 1.00 within noise.")
