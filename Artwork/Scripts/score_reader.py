"""Reads the notes of a score, independently of the Swift parser, for the checks beside this file."""

import re

TICKS_PER_BEAT = 2400
SIXTEENTH = TICKS_PER_BEAT // 4
GRACE = TICKS_PER_BEAT // 12
NATURALS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
DYNAMICS = {"pp": 40, "p": 54, "mp": 68, "mf": 82, "f": 98, "ff": 114}
STROKES = {"X": 116, "x": 92, "o": 66, "-": 42}
ACCENT = 12


def midi_number(name):
    letter, sign, octave = re.fullmatch(r"([A-G])([#b]?)(-?\d)", name).groups()
    return (int(octave) + 1) * 12 + NATURALS[letter] + {"#": 1, "b": -1, "": 0}[sign]


def bars_of(line, bars):
    for bar in (part.strip() for part in line.split("|")[1:]):
        if bar:
            bars.append(bars[-1] if bar == "%" else bar)


def melody(bars, offset):
    notes, position, velocity, chord = [], offset, DYNAMICS["mf"], []
    for token in re.findall(r"(?:\[[^\]]*\]|\S)+", " ".join(bars)):
        if token in DYNAMICS:
            velocity = DYNAMICS[token]
            continue
        accent, graces, head, length = re.fullmatch(
            r"(>?)(?:\{([^}]*)\})?(\[[^\]]*\]|[^:]+)(?::([\d.]+))?", token).groups()
        duration = round(float(length or 1) * SIXTEENTH)
        loudness = velocity + (ACCENT if accent else 0)
        if head == "~":
            for note in chord:
                note[1] += duration
        elif head == "-":
            chord = []
        else:
            start = position
            for grace in (graces or "").split(",") if graces else []:
                notes.append([start, start + GRACE, midi_number(grace), loudness - ACCENT])
                start += GRACE
            names = head.strip("[]").split()
            chord = [[start, position + duration, midi_number(name), loudness] for name in names]
            notes += chord
        position += duration
    return notes


def grid(bars, offset, key):
    cells = "".join("".join(bars).split())
    cell = TICKS_PER_BEAT // 8
    return [[offset + i * cell, offset + (i + 1) * cell, key, STROKES[c]] for i, c in enumerate(cells) if c != "."]


class Score:
    """Tracks by name, each a sorted list of (start, end, MIDI number, velocity) in performed ticks."""

    def __init__(self, path):
        self.beats, self.groove, self.kinds, sections, current = 4, [], {}, {}, None
        for line in open(path, encoding="utf-8"):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            if words[0] == "beats":
                self.beats = int(words[1])
            elif words[0] == "tempo":
                self.tempo = float(words[1])
            elif words[0] == "groove":
                self.groove = [tuple(map(float, word.split("="))) for word in words[1:]]
            elif words[0] == "play":
                order = words[1:]
            elif words[0] in ("instrument", "drum"):
                self.kinds[words[1]] = (words[0], int(words[2]))
            elif words[0] == "section":
                current = sections.setdefault(words[1], {"bars": int(words[2]), "tracks": {}})
            elif current is not None:
                bars_of(line, current["tracks"].setdefault(words[0], []))
        self._arrange([sections[name] for name in order])

    def _arrange(self, sections):
        self.tracks, offset = {name: [] for name in self.kinds}, 0
        for section in sections:
            for name, bars in section["tracks"].items():
                kind, number = self.kinds[name]
                notes = grid(bars, offset, number) if kind == "drum" else melody(bars, offset)
                self.tracks[name] += [
                    (self._performed(start), self._performed(end), key, velocity) for start, end, key, velocity in notes]
            offset += section["bars"] * self.beats * TICKS_PER_BEAT
        self.ticks = offset
        for notes in self.tracks.values():
            notes.sort()

    def _performed(self, tick):
        beat, place = divmod(tick, TICKS_PER_BEAT)
        anchors = [(0, 0)] + [(a * TICKS_PER_BEAT, b * TICKS_PER_BEAT) for a, b in self.groove]
        anchors.append((TICKS_PER_BEAT, TICKS_PER_BEAT))
        for (low, start), (high, end) in zip(anchors, anchors[1:]):
            if place < high:
                bent = start + (place - low) * (end - start) / (high - low)
                return beat * TICKS_PER_BEAT + int(bent + 0.5)
        raise AssertionError

    def seconds(self, tick):
        return tick / TICKS_PER_BEAT * 60 / self.tempo
