"""What all measurements share: the report, interleaved runs, programs compiled on the spot."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAMS = os.path.join(ROOT, "Benchmarks", "Programs")
BUILD = os.path.join(ROOT, "build", "bench")
PRODUCTS = os.path.join(ROOT, ".build", "release")
CAMELWALK = os.path.join(BUILD, "installed", "camelwalk")
SMOKE = "--smoke" in sys.argv[1:]
SILENT = {"SDL_AUDIODRIVER": "dummy"}


def install():
    """Copies the programs, as an installation does. The kernel keeps what a linker has just written in smaller pieces
    than a copy, and a launch that reads these takes a millisecond more."""
    folder = os.path.dirname(CAMELWALK)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    for name in ("camelwalk", "camelwalk-splash"):
        shutil.copy(os.path.join(PRODUCTS, name), folder)


def runs(full):
    return 2 if SMOKE else full


class Report:
    """The lines of RESULTS.md, and the figures for the plot."""

    def __init__(self):
        self.lines = []
        self.figures = {}

    def add(self, *lines):
        self.lines.extend(lines)
        print("\n".join(lines), flush=True)

    def table(self, title, unit, rows, base, limit=None):
        self.add("", f"## {title}", "", f"| | median, {unit} | quartiles | ratio |", "|---|---|---|---|")
        reference = statistics.median(rows[base])
        for name, values in rows.items():
            middle = statistics.median(values)
            low, high = quartiles(values)
            self.add(f"| {name} | {middle:.2f} | {low:.2f} - {high:.2f} | {middle / reference:.2f} |")
        if limit:
            self.add("", limit)
        self.figures[title] = {"unit": unit, "rows": rows}

    def write(self, folder):
        with open(os.path.join(folder, "RESULTS.md"), "w") as file:
            file.write("\n".join(self.lines) + "\n")
        with open(os.path.join(BUILD, "figures.json"), "w") as file:
            json.dump(self.figures, file)


def quartiles(values):
    if len(values) < 4:
        return min(values), max(values)
    cut = statistics.quantiles(values, n=4)
    return cut[0], cut[2]


def compiled(name, *libraries):
    output = os.path.join(BUILD, name)
    subprocess.run(["cc", "-O2", "-Wall", "-o", output, os.path.join(PROGRAMS, name + ".c"), *libraries], check=True)
    return output


def interleaved(count, pause, cases, measure):
    """One value of each case in turn; the first round only warms up."""
    results = {name: [] for name in cases}
    for round_number in range(count + 1):
        for name, case in cases.items():
            value = measure(case)
            time.sleep(pause)
            if round_number > 0 and value is not None:
                results[name].append(value)
    return {name: values for name, values in results.items() if values}


def wall(case):
    command, environment = case
    start = time.perf_counter_ns()
    pid = os.posix_spawn(command[0], command, {**os.environ, **environment})
    os.waitpid(pid, 0)
    return (time.perf_counter_ns() - start) / 1e6


def printed(case):
    """The number that a program prints."""
    command, environment = case
    output = subprocess.run(command, env={**os.environ, **environment}, stdout=subprocess.PIPE).stdout
    return float(output) if output else None


def observed(mode):
    def measure(case):
        command, environment = case
        output = subprocess.run(
            [os.path.join(BUILD, "observe"), mode, *command], env={**os.environ, **environment},
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=60).stdout
        return float(output) if output else None
    return measure


def frames(size=None):
    """The bundled camel's frames as PNG files."""
    folder = os.path.join(BUILD, "frames" + (size or ""))
    shutil.rmtree(folder, ignore_errors=True)
    words = ["--size", size] if size else []
    subprocess.run([CAMELWALK, "--headless", *words, "--output", folder], check=True)
    return sorted(os.path.join(folder, name) for name in os.listdir(folder))
