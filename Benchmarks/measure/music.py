"""The soundtrack as MIDI, heard on a FIFO and a pseudo-terminal: how late each message comes."""
import os
import pty
import select
import statistics
import struct
import subprocess
import tempfile
import time

from .harness import CAMELWALK, ROOT, SMOKE

SECONDS = 4 if SMOKE else 20


def written_times(path):
    """The messages of the bundled file's first seconds: their times, at 2400 ticks of 0.6 s."""
    with open(path, "rb") as file:
        content = file.read()
    times, position = [], 14
    while position < len(content):
        length = struct.unpack(">I", content[position + 4: position + 8])[0]
        times += track_times(content[position + 8: position + 8 + length])
        position += 8 + length
    return sorted(times)


def track_times(data):
    times, place, tick = [], 0, 0
    while place < len(data):
        delta = 0
        while True:
            delta, place = delta << 7 | data[place] & 0x7F, place + 1
            if data[place - 1] < 0x80:
                break
        tick += delta
        status = data[place]
        if status == 0xFF:
            place += 3 + data[place + 2]
        else:
            times.append(tick * 0.6 / 2400)
            place += 2 if status & 0xF0 == 0xC0 else 3
    return times


def heard_times(command, controller):
    """When each message came, with running status."""
    times, status, missing = [], 0, 0
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    end = time.monotonic() + SECONDS + 2
    while time.monotonic() < end:
        if not select.select([controller], [], [], 0.1)[0]:
            continue
        now = time.monotonic()
        for byte in os.read(controller, 4096):
            if byte >= 0x80:
                status, missing = byte, 1 if byte & 0xF0 == 0xC0 else 2
                continue
            missing = missing or (1 if status & 0xF0 == 0xC0 else 2)
            missing -= 1
            if not missing:
                times.append(now)
    process.wait()
    return times


def late_by(device, reader):
    """Milliseconds of each message, sorted; the earliest has 0."""
    heard = heard_times([CAMELWALK, "--midi", device, "--until", "exit", "sleep", str(SECONDS)], reader)
    # What ends the music comes at once, and is left out.
    written = [when for when in written_times(os.path.join(ROOT, "Assets", "soundtrack.mid")) if when < SECONDS - 1.5]
    late = [(there - here) * 1000 for there, here in zip(heard, written)]
    return sorted(when - min(late) for when in late)


def on_fifo():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "fifo")
        os.mkfifo(path)
        reader = os.open(path, os.O_RDWR)
        late = late_by(path, reader)
        os.close(reader)
        return late


def on_terminal():
    controller, terminal = pty.openpty()
    late = late_by(f"{os.ttyname(terminal)},31250", controller)
    os.close(controller)
    os.close(terminal)
    return late


def lateness(report):
    report.add("", "## Music", "",
               f"The bundled soundtrack for {SECONDS} s: how long after its time each message of `--midi` has been read, the"
               " earliest at 0 ms. A thread of the kernel passes on what is written to a pseudo-terminal.", "",
               "| | median, ms | 99 % | largest |", "|---|---|---|---|")
    for name, late in (("FIFO", on_fifo()), ("pseudo-terminal", on_terminal())):
        report.add(f"| {name} | {statistics.median(late):.2f} | {late[int(0.99 * (len(late) - 1))]:.2f} | {late[-1]:.2f} |")
    report.add("", "Limit: 99 % within 2 ms, on a machine with nothing else to do.")
