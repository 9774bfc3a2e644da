"""Prints what llvm-cov has counted: the lines of each source that were reached, and those of the formats that were not.

Ends with 1 if less than 90 % of the formats' lines were. usage: report.py LCOV
"""
import sys

MINIMUM = 90
SHARED = "CamelSDL/Animation/"
FORMATS = ("CamelSDL/Formats/", "CamelSDL/Colors/", SHARED, "CPNG/")
# These draw, and read nothing of a file that somebody else has written.
DRAWING = tuple(SHARED + name for name in ("Bundled", "DrawOptions", "RendererSprite", "SpriteFrames", "SurfaceSprite"))
OTHERS = ("MIDI/", "MIDISynthesis/", "CamelSDL/", "Launching/", "POSIX/", "SplashMedia/Text/", "SplashPolicy/", "SplashProtocol/",
          "ServiceNotification/", "WaylandWatch/", "WindowWatch/", "FuzzDecoder/DecoderMessage")


def read(path):
    """The counts of each source's lines, by its path below Sources."""
    sources, lines = {}, None
    for line in open(path):
        kind, _, rest = line.strip().partition(":")
        if kind == "SF":
            lines = sources.setdefault(rest, {})
        elif kind == "DA":
            number, count = rest.split(",")[:2]
            lines[int(number)] = max(int(count), lines.get(int(number), 0))
    return {path.partition("/Sources/")[2]: (path, lines) for path, lines in sources.items()}


def ranges(numbers):
    """Numbers that follow each other, as pairs of the first and the last."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return found


def show(name, path, lines):
    text = open(path).read().split("\n")
    for first, last in ranges(sorted(number for number, count in lines.items() if count == 0)):
        place = str(first) if first == last else f"{first}-{last}"
        print(f"    {name}:{place}: {text[first - 1].strip()[:100]}")


def percentage(reached, count):
    return 100 * reached / count if count else 100


def main():
    sources = read(sys.argv[1])
    formats = {name: source for name, source in sources.items() if name.startswith(FORMATS) and not name.startswith(DRAWING)}
    total = [0, 0]
    for name, (path, lines) in sorted(sources.items()):
        reached = sum(count > 0 for count in lines.values())
        if name in formats:
            total = [total[0] + reached, total[1] + len(lines)]
        elif not name.startswith(OTHERS) or not reached:
            continue
        print(f"{'formats' if name in formats else 'other':8} {name:55} {reached:4} of {len(lines):4} lines {percentage(reached, len(lines)):5.1f} %")
    print("\nNot reached in the formats:")
    for name, (path, lines) in sorted(formats.items()):
        show(name, path, lines)
    share = percentage(*total)
    print(f"\nThe formats: {total[0]} of {total[1]} lines, {share:.1f} %")
    if share < MINIMUM:
        sys.exit(f"Fuzzing/coverage: less than {MINIMUM} % of the formats' lines are reached")


main()
