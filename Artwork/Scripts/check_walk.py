#!/usr/bin/env python3
"""Measures the walk and the changes between walk and gallop on the pictures of the program draw-camel.

Usage: check_walk.py DRAW_CAMEL

The table of `draw-camel --feet` says where each foot should be; the pictures say where it is. Needs ImageMagick and
python3-numpy. Exits with status 1 if a limit is missed. Called by `Scripts/artwork check` with
`/usr/bin/python3 -B Artwork/Scripts/check_walk.py Artwork/.build/release/draw-camel`.
"""

import os
import subprocess
import sys
import tempfile

import numpy

WIDTH, HEIGHT = 480, 400
# The line on which toes stand, in pixels from the top, at size 1.
GROUND = 340
COUNTS = {"gallop": 20, "walk": 40, "speed-up": 17, "slow-down": 15}
# Seconds that each picture is shown for.
TIMES = {"gallop": [0.03] * 20, "walk": [0.045] * 40, "speed-up": [0.06] * 5 + [0.04] * 12,
         "slow-down": [0.036] * 10 + [0.06] * 5}
LEGS = ["nearHind", "nearFore", "farHind", "farFore"]
failures = []


def check(name, value, passed, limit):
    print(f"{'ok  ' if passed else 'FAIL'} {name}: {value} ({limit})")
    if not passed:
        failures.append(name)


class Series:
    """A gait or a change: its pictures of the camel, and its table of feet."""

    def __init__(self, program, gait):
        self.gait, self.count = gait, COUNTS[gait]
        with tempfile.TemporaryDirectory() as folder:
            self.pictures, self.plates = (self.drawn(program, layer, folder) for layer in ("camel", "plate"))
        self.planted, self.x, self.y, self.ground = feet(program, gait, self.count)

    def drawn(self, program, layer, folder):
        subprocess.run([program, "--gait", self.gait, "--frames", folder, "--layer", layer], check=True)
        return [self.decoded(os.path.join(folder, f"{k:03}.png")) for k in range(self.count)]

    @staticmethod
    def decoded(path):
        """Darkness on white paper, 0 to 1."""
        raw = subprocess.run(
            ["convert", path, "-background", "white", "-flatten", "-colorspace", "gray", "-depth", "8", "gray:-"],
            check=True, capture_output=True).stdout
        return 1 - numpy.frombuffer(raw, numpy.uint8).reshape(HEIGHT, WIDTH) / 255

    def later(self, k, seconds):
        """The first picture that begins so long or longer after picture `k`, or the end."""
        begins = numpy.concatenate([[0], numpy.cumsum(TIMES[self.gait])])
        return min(int(numpy.searchsorted(begins, begins[k] + seconds - 1e-9)), self.count)

    def touches(self, k, leg):
        """Whether ink under the middle of a foot reaches the line on which toes stand."""
        x = int(round(self.x[k, leg]))
        return self.pictures[k][GROUND - 1:GROUND + 2, x - 14:x - 1].max() > 0.3

    def is_alone(self, k, leg):
        """Whether no other foot is before or behind the toes, so that the pixels are theirs."""
        ahead = self.x[k] - self.x[k, leg]
        near = (ahead > -26) & (ahead < 46) & (self.y[k] > GROUND - 45)
        return near.sum() == 1


def feet(program, gait, count):
    """The table: whether each foot stands in each picture, where its toes are, and how far the ground has moved."""
    table = subprocess.run(
        [program, "--gait", gait, "--feet", "--count", str(count)], check=True, capture_output=True,
        text=True).stdout
    shape = (count + 1, len(LEGS))
    planted, x, y, ground = numpy.zeros(shape, bool), numpy.zeros(shape), numpy.zeros(shape), numpy.zeros(count + 1)
    for line in table.splitlines()[1:]:
        fields = line.split()
        place = int(fields[0]), LEGS.index(fields[1])
        planted[place] = fields[2] == "1"
        x[place], y[place], ground[place[0]] = map(float, fields[3:])
    return planted, x, y, ground


def shift(before, after, x, y, expected):
    """How far toes whose tip is at `x`, `y` have moved between two pictures, in pixels, found by comparing pixels."""
    left, right, top, bottom = int(x) - 14, int(x) + 9, int(y) - 6, int(y) + 3
    patch = before[top:bottom, left:right]
    candidates = range(int(round(expected)) - 4, int(round(expected)) + 5)
    errors = []
    for candidate in candidates:
        if left + candidate < 0 or right + candidate > WIDTH:
            return None
        errors.append(((after[top:bottom, left + candidate:right + candidate] - patch) ** 2).sum())
    best = int(numpy.argmin(errors))
    if best in (0, len(errors) - 1):
        return candidates[best]
    # The parabola through the best and its neighbours finds parts of a pixel.
    a, b, c = errors[best - 1:best + 2]
    return candidates[best] + (a - c) / (2 * (a - 2 * b + c))


def check_slip(series):
    slips = []
    for k in range(series.count - 1):
        for leg in range(len(LEGS)):
            if not (series.planted[k, leg] and series.planted[k + 1, leg]):
                continue
            # In a change, feet leave so fast that in the last tenth of a second the sole stands upright: it has
            # rolled over the rounded toes, and there is nothing to compare it with.
            if series.gait != "walk" and not series.planted[series.later(k, 0.1), leg]:
                continue
            if not (series.is_alone(k, leg) and series.is_alone(k + 1, leg)):
                continue
            expected = series.ground[k] - series.ground[k + 1]
            found = shift(series.pictures[k], series.pictures[k + 1], series.x[k, leg], series.y[k, leg], expected)
            if found is not None:
                slips.append(abs(found - expected))
    worst = max(slips)
    # In a change, feet stand for so short a time that little can be compared; the table holds all of them.
    enough = len(slips) >= (8 if series.gait == "walk" else 6)
    check(f"{series.gait}: slip of planted feet on the pictures", f"{worst:.2f} px, mean {numpy.mean(slips):.2f}, "
          f"{len(slips)} steps from picture to picture", worst <= 1 and enough, "at most 1 a picture")
    both = series.planted[1:] & series.planted[:-1]
    slip = abs(numpy.diff(series.x, axis=0) + numpy.diff(series.ground)[:, None])[both].max()
    check(f"{series.gait}: slip in the table", f"{slip:.2f} px", slip <= 0.05, "at most 0.05 a picture")


def check_contact(walk):
    """Whether the pictures show every foot on the ground for as long as it should be there."""
    for index, leg in enumerate(LEGS):
        table = walk.planted[:-1, index]
        touches = numpy.array([walk.touches(k, index) for k in range(walk.count)])
        # In the pictures before and after the stance, the foot is lifted by less than a pixel or two.
        duty = touches.mean()
        check(f"pictures of {leg}", f"on the ground in {duty:.3f} of the stride, {touches[table].sum()} of the "
              f"{table.sum()} pictures of its stance", touches[table].all() and duty - table.mean() <= 0.11,
              "all of its stance, and four more pictures at most")


def check_footfalls(program):
    count = 1000
    planted, _, y, _ = feet(program, "walk", count)
    planted, first = planted[:-1], {}
    for index, leg in enumerate(LEGS):
        duty = planted[:, index].mean()
        check(f"duty factor of {leg}", f"{duty:.3f}", 0.58 <= duty <= 0.68, "0.58 to 0.68")
        first[leg] = next(k for k in range(count) if planted[k, index] and not planted[k - 1, index]) / count
    for side in ("near", "far"):
        lag = (first[side + "Fore"] - first[side + "Hind"]) % 1
        check(f"lag of the {side} fore foot", f"{lag:.3f} of the stride", 0.05 <= lag <= 0.15, "0.05 to 0.15")
    half = (first["farHind"] - first["nearHind"]) % 1
    check("far side after the near side", f"{half:.3f} of the stride", abs(half - 0.5) < 0.03, "a half")
    standing = planted.sum(1)
    check("feet on the ground", f"{standing.min()} to {standing.max()}, two in {(standing == 2).mean():.2f}",
          standing.min() >= 2 and standing.max() <= 3, "two or three")
    lift = [GROUND - y[:, leg].min() for leg in range(len(LEGS))]
    check("lift of the toes", f"{numpy.round(lift, 1)} px", min(lift) > 10 and max(lift) < 26, "10 to 26")


def difference(a, b):
    return float(numpy.sqrt(((a - b) ** 2).mean()))


def check_seam(name, before, after, usual):
    """Whether the step from one picture to the next is like its neighbours'."""
    step = difference(before, after)
    check(f"{name}: change of the pictures at the seam", f"{step:.3f}", step <= 1.25 * max(usual),
          f"those beside it are {', '.join(f'{value:.3f}' for value in usual)}")


def steps(pictures):
    return [difference(a, b) for a, b in zip(pictures, pictures[1:])]


def check_joint(first, last_index, second, first_index):
    """From picture `last_index` of one series to picture `first_index` of the next."""
    before, after = first.pictures[last_index], second.pictures[first_index]
    usual = [difference(first.pictures[last_index - 1], before),
             difference(after, second.pictures[(first_index + 1) % second.count])]
    check_seam(f"{first.gait} to {second.gait}", before, after, usual)
    before, after = first.plates[last_index], second.plates[first_index]
    usual = [difference(first.plates[last_index - 1], before),
             difference(after, second.plates[(first_index + 1) % second.count])]
    check_seam(f"{first.gait} to {second.gait}, backdrop", before, after, usual)


def check_speeds(series, limit):
    """No foot moves faster over the ground than feet do; without that, it would pop."""
    moved = numpy.diff(series.x, axis=0) + numpy.diff(series.ground)[:, None]
    times = numpy.array(TIMES[series.gait])[:, None]
    speed = (numpy.hypot(moved, numpy.diff(series.y, axis=0)) / times).max()
    check(f"{series.gait}: fastest toe over the ground", f"{speed:.0f} px/s", speed <= limit, f"at most {limit}")


def main():
    program = sys.argv[1]
    walk, gallop, faster, slower = (Series(program, gait) for gait in ("walk", "gallop", "speed-up", "slow-down"))
    check_footfalls(program)
    check_contact(walk)
    for series in (walk, faster, slower):
        check_slip(series)
    inside = steps(walk.pictures)
    check_seam("walk", walk.pictures[-1], walk.pictures[0], [inside[-1], inside[0]])
    # The changes begin at phases 0.30 of the walk and 0.65 of the gallop, and end at 0.20 and 0.25.
    check_joint(walk, 11, faster, 0)
    check_joint(faster, 16, gallop, 4)
    check_joint(gallop, 12, slower, 0)
    check_joint(slower, 14, walk, 10)
    for change, (k, gait, place) in {faster: (0, walk, 12), slower: (0, gallop, 13)}.items():
        same = difference(change.pictures[k], gait.pictures[place])
        # The gallop has two greys more than the changes.
        limit = 0.02 if gait is gallop else 0.01
        check(f"{change.gait}: its first picture against that of the {gait.gait}", f"{same:.4f}", same < limit,
              "the same, but for the number of greys")
        same = difference(change.plates[k], gait.plates[place])
        check(f"{change.gait}: its first backdrop against that of the {gait.gait}", f"{same:.4f}", same < 0.01,
              "the same")
    check_speeds(walk, 800)
    for series in (gallop, faster, slower):
        check_speeds(series, 2700)
    sys.exit(1 if failures else 0)


main()
