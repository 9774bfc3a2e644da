"""The table."""
import datetime
import os
import platform

# Milliseconds between the program and the camel's end that nobody sees.
TOLERANCE = 100

HEAD = """# Real programs

`make test-programs` runs these under camelwalk and writes this page. A program with windows is ready at its first window,
any other at its first output, prompts on `/dev/tty` included. Times are in milliseconds; a difference of up to
{tolerance} ms counts as right. The rules are named as in [the log](Log.md). Programs that were not installed are listed
below.

{date}, {system}, {cores} cores, an X server without a window manager.
"""


class Report:
    """Collects the rows, and prints each as it comes."""

    def __init__(self, builds, path):
        self.has_before = len(builds) > 1
        self.path = path
        self.rows, self.missing, self.wrong = [], [], []

    def add(self, case, missing, results):
        if missing:
            line = f"`{case.name}`: {missing}"
            if line not in self.missing:
                self.missing.append(line)
                print(f"skipped: {case.name}: {missing}", flush=True)
            return
        now, *before = results
        cells = [f"`{case.name}`", case.output, case.ready, number(now.ready), after(now), now.reason or "none",
                 *[f"{after(result)}, {result.reason or 'none'}" for result in before], verdict(now)]
        row = "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        self.rows.append(row)
        if cells[-1] != "right":
            self.wrong.append(f"- `{case.name}`, output to a {case.output}: {cells[-1]}")
        print(row, flush=True)

    def finish(self):
        """Writes the page. Returns 0: a camel that goes early is no error."""
        before = ["before: gone after, by rule"] if self.has_before else []
        head = ["program", "output to", "ready by", "ready at", "camel gone after", "by rule", *before, "verdict"]
        lines = [HEAD.format(tolerance=TOLERANCE, date=datetime.date.today(), cores=os.cpu_count(), system=system()),
                 "| " + " | ".join(head) + " |", "|" + "---|" * len(head), *self.rows, "",
                 "## What is still wrong", "", *(self.wrong or ["Nothing."]), ""]
        if self.missing:
            lines += ["## Not installed", "", *[f"- {line}" for line in self.missing], ""]
        if self.path:
            with open(self.path, "w") as file:
                file.write("\n".join(lines))
        print(f"{len(self.rows)} run, {len(self.wrong)} of them not right; {len(self.missing)} skipped")
        return 0


def number(value):
    return "never" if value is None else f"{value:.0f}"


def after(result):
    if result.ready is None:
        return f"at {number(result.gone)}"
    return "never" if result.after is None else f"{result.after:+.0f}"


def verdict(result):
    """How the camel's end fits to the program's being ready."""
    if result.ready is None:
        return "the program was not ready"
    if result.after is None:
        return "late: the camel stayed"
    # What never showed itself was over nothing.
    if result.after > TOLERANCE and result.was_shown:
        return f"late by {result.after / 1000:.1f} s"
    if result.after < -TOLERANCE:
        return f"early by {-result.after / 1000:.1f} s"
    return "right"


def system():
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = "Linux"
    return f"{name}, {platform.machine()}"
