"""What people see: the first pixels, the end, the frames between, and what that costs."""
import os
import subprocess
import sys
import time

from .harness import (
    BUILD, CAMELWALK, PROGRAMS, ROOT, SILENT, SMOKE, compiled, frames, interleaved, observed, runs)


def first_pixels(report):
    names = frames()
    gif = os.path.join(BUILD, "camel.gif")
    subprocess.run(["convert", "-delay", "3", "-loop", "0", *names, gif], check=True)
    subprocess.run(["javac", "-d", BUILD, os.path.join(PROGRAMS, "Splash.java")], check=True)
    floor = "SDL2 in C, one window painted once"
    cases = {
        floor: ([compiled("floor", "-lSDL2")], {}),
        "xcb in C, one window painted once": ([compiled("floor_xcb", "-lxcb")], {}),
        "camelwalk": ([CAMELWALK, "--mute", "sleep", "20"], {}),
        "camelwalk, with sound": ([CAMELWALK, "sleep", "20"], SILENT),
        "java -splash: one PNG": (["java", f"-splash:{names[0]}", "-cp", BUILD, "Splash"], {}),
        "java -splash: a GIF of 20 frames": (["java", f"-splash:{gif}", "-cp", BUILD, "Splash"], {}),
        "the ancestor's way: sound, sheet, GL": (ancestor(names), SILENT),
    }
    frozen = pyinstaller(names[0])
    if frozen:
        cases["PyInstaller --splash"] = ([frozen], {})
    report.table(
        "From exec to the first painted pixels", "ms", interleaved(runs(25), 0.4, cases, observed("pixels")), floor,
        "Limit: 0.35 times the least that an SDL2 program can do, 3 times the least of an xcb program, half of Java's PNG.")


def ancestor(names):
    """A sheet of 20 frames and ten seconds of sound, and the program that loads both before it draws."""
    sheet, sound = os.path.join(BUILD, "sheet.png"), os.path.join(BUILD, "sound.wav")
    subprocess.run(["convert", *names, "-resize", "240x200", "+append", sheet], check=True)
    soundtrack = os.path.join(ROOT, "Assets", "soundtrack.ogg")
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", soundtrack, "-t", "10", sound], check=True)
    return [compiled("ancestor", "-lSDL2", "-lSDL2_image", "-lSDL2_mixer"), sheet, sound]


def pyinstaller(picture):
    """A frozen Python program with a splash, or None where PyInstaller cannot be had."""
    output = os.path.join(BUILD, "frozen", "dist", "program")
    if os.path.exists(output):
        return output
    folder = os.path.join(BUILD, "frozen")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "program.py"), "w") as file:
        file.write("import time\ntime.sleep(20)\n")
    try:
        subprocess.run(["/usr/bin/python3", "-m", "venv", "--system-site-packages", "environment"], cwd=folder,
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["environment/bin/pip", "install", "-q", "pyinstaller", "pillow"], cwd=folder, check=True)
        subprocess.run(["environment/bin/pyinstaller", "--onefile", "--log-level", "ERROR", "--splash", picture,
                        "program.py"], cwd=folder, check=True)
    except (subprocess.CalledProcessError, OSError) as error:
        print(f"PyInstaller could not be used: {error}", file=sys.stderr)
        return None
    return output


def closing(report):
    emit, window, ready = compiled("emit"), compiled("window", "-lX11"), compiled("ready")
    cases = {
        "output": ([CAMELWALK, emit], SILENT),
        "output, --mute": ([CAMELWALK, "--mute", emit], {}),
        "a window": ([CAMELWALK, "--mute", "--until", "window", window], {}),
        "READY=1": ([CAMELWALK, "--mute", "--until", "ready", ready], {}),
    }
    report.table(
        "From what closes it to the window unmapped", "ms",
        interleaved(runs(25), 0.3, cases, observed("unmap")), "output", "Limits: 10 ms after output, 20 ms after the others.")


def given_animations(report):
    """Files of 1, 50 and 200 MB: noise, which no codec makes small."""
    rows = {}
    for megabytes, count in ((1, 4), (50, 200), (200, 790)):
        if SMOKE and megabytes > 1:
            continue
        path = os.path.join(BUILD, f"noise{megabytes}.gif")
        if not os.path.exists(path):
            source = "nullsrc=size=480x400:rate=25,geq=random(1)*255:128:128,format=gray"
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", source, "-frames:v", str(count), path],
                           check=True)
        size = os.path.getsize(path) / 1e6
        case = ([CAMELWALK, "--mute", "--animation", path, "sleep", "20"], {})
        rows[f"a GIF of {size:.0f} MB, {count} frames"] = interleaved(
            runs(7), 0.4, {"": case}, observed("pixels"))[""]
    report.table("From exec to the first painted pixels of a given animation", "ms", rows, next(iter(rows)))


def smoothness(report):
    output = subprocess.run(
        [os.path.join(BUILD, "observe"), "frames", "3" if SMOKE else "12", CAMELWALK, "--mute", "--gait", "gallop", "sleep",
         "60"],
        stdout=subprocess.PIPE, check=True).stdout
    times = [float(line) for line in output.split()][2:]
    steps = sorted(b - a for a, b in zip(times, times[1:]))
    rate = (len(times) - 1) / (times[-1] - times[0]) * 1000
    def at(part):
        return steps[min(len(steps) - 1, int(part * len(steps)))]
    report.add("", "## Frames really shown", "",
               f"{rate:.2f} a second, of 33.33 nominal. Time from one to the next: median {at(0.5):.1f} ms, 95th"
               f" percentile {at(0.95):.1f}, 99th {at(0.99):.1f}. The observer looks every 0.4 ms.")
    time.sleep(0.5)


def ticks(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return int(fields[11]) + int(fields[12])


def memory(pid):
    values = {}
    for name in ("status", "smaps_rollup"):
        with open(f"/proc/{pid}/{name}") as file:
            for line in file:
                words = line.split()
                if words[0] in ("VmRSS:", "VmHWM:", "RssAnon:", "Pss:"):
                    values[words[0][:-1]] = int(words[1]) / 1024
    return values


def splash_of(process):
    for _ in range(400):
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    if f"process={process}".encode() in file.read().split(b"\0"):
                        return int(pid)
            except OSError:
                continue
        time.sleep(0.01)
    raise RuntimeError("no splash")


def footprint(report):
    report.add("", "## While it walks", "", "| | processor, % of one core | resident, MiB | of it private | peak |",
               "|---|---|---|---|---|")
    seconds = 2 if SMOKE else 10
    for name, options in {"camelwalk": [], "camelwalk --mute": ["--mute"],
                          "camelwalk --mute --scale 2": ["--mute", "--scale", "2"]}.items():
        environment = {**os.environ, **SILENT}
        process = subprocess.Popen([CAMELWALK, *options, "sleep", "100"], env=environment)
        pid = splash_of(process.pid)
        time.sleep(1.5)
        before = ticks(pid)
        time.sleep(seconds)
        share = (ticks(pid) - before) / os.sysconf("SC_CLK_TCK") / seconds * 100
        values = memory(pid)
        process.kill()
        process.wait()
        report.add(f"| {name} | {share:.1f} | {values['VmRSS']:.1f} | {values['RssAnon']:.1f} | {values['VmHWM']:.1f} |")
        time.sleep(0.5)
    report.add("", "Limits: 3 %; 24 MiB, 28 at the peak; with `--scale 2` 36 and 48. Sound goes to SDL's dummy device.")
