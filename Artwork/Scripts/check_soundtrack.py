#!/usr/bin/env python3
"""Measures soundtrack.ogg after decoding, and compares soundtrack.mid with the score.

Usage: check_soundtrack.py SCORE ASSETS [COMPOSER]

With COMPOSER, the program compose-soundtrack, the lead is also rendered alone and its pitch is measured. Needs
ffmpeg, sox, vorbis-tools, python3-numpy and python3-mido. Exits with status 1 if a limit is missed.
"""

import os
import re
import subprocess
import sys
import tempfile

import mido
import numpy

from score_reader import Score

RATE = 48000
failures = []


def check(name, value, passed, limit):
    print(f"{'ok  ' if passed else 'FAIL'} {name}: {value} ({limit})")
    if not passed:
        failures.append(name)


def samples(path):
    decoded = subprocess.run(
        ["sox", path, "-t", "raw", "-e", "floating-point", "-b", "32", "-"], check=True, capture_output=True).stdout
    return numpy.frombuffer(decoded, "<f4").reshape(-1, 2).astype(float)


def decoded(path):
    # ffmpeg's decoder keeps what exceeds full scale, so that clipping would show.
    raw = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-f", "f32le", "-"], check=True, capture_output=True).stdout
    return numpy.frombuffer(raw, "<f4").reshape(-1, 2).astype(float)


def check_levels(path, sound):
    report = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128=peak=true", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stderr
    loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", report)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", report)[-1])
    check("integrated loudness", f"{loudness} LUFS", -20 <= loudness <= -16, "-20 to -16")
    check("true peak", f"{peak} dBTP", peak <= -1, "at most -1")
    check("sample peak", f"{abs(sound).max():.4f}", abs(sound).max() < 1, "below 1")
    check("mean of the channels", numpy.round(sound.mean(0), 6), (abs(sound.mean(0)) < 0.001).all(), "below 0.001")
    correlation = numpy.corrcoef(sound.T)[0, 1]
    check("correlation of the channels", f"{correlation:.2f}", 0 < correlation < 0.98, "stereo, not inverted")


def check_silence(sound):
    window = RATE // 20
    level = numpy.sqrt((sound[: len(sound) // window * window].reshape(-1, window, 2) ** 2).mean((1, 2)))
    quiet, longest = 0, 0
    for value in numpy.concatenate([level, level]):
        quiet = quiet + 1 if value < 0.001 else 0
        longest = max(longest, quiet)
    check("longest silence", f"{longest * 0.05:.2f} s", longest * 0.05 <= 1, "at most 1 s below -60 dB")
    first = 20 * numpy.log10(sound[:RATE].std())
    whole = 20 * numpy.log10(sound.std())
    check("first sample", f"{abs(sound[0]).max():.4f}", abs(sound[0]).max() < 0.02, "no click out of silence")
    check("first second", f"{first - whole:.1f} dB against the whole", -10 <= first - whole <= -2, "softer, not silent")


def check_seam(sound):
    step = abs(sound[0] - sound[-1]).max()
    around = numpy.concatenate([sound[-2400:], sound[:2400]])
    usual = numpy.percentile(abs(numpy.diff(around, axis=0)).max(1), 99)
    check("step across the seam", f"{step:.5f}", step <= usual, f"99 % of the steps nearby are below {usual:.5f}")
    # A click is a burst in the second difference, whose level without one is that of its surroundings.
    bend = abs(numpy.diff(around, 2, axis=0)).max(1)
    here = bend[2396:2402].max()
    check("bend at the seam", f"{here:.5f}", here <= numpy.percentile(bend, 99.5), "within the usual")


def check_midi(score, path):
    tracks = {track.name: track for track in mido.MidiFile(path).tracks}
    for name, expected in score.tracks.items():
        now, open_notes, found = 0, {}, []
        for message in tracks[name]:
            now += message.time
            if message.type == "note_on":
                open_notes[message.note] = (now, message.velocity)
            elif message.type == "note_off":
                start, velocity = open_notes.pop(message.note)
                found.append((start, now, message.note, velocity))
        check(f"MIDI track {name}", f"{len(found)} notes", sorted(found) == expected, "as in the score")


def check_pitch(score, composer, path, track):
    with tempfile.TemporaryDirectory() as folder:
        wav = os.path.join(folder, "solo.wav")
        subprocess.run([composer, "--score", path, "--solo", track, "--wav", wav], check=True)
        sound = samples(wav).mean(1)
    wrong, worst, count = [], 0.0, 0
    for start, end, key, _ in score.tracks[track]:
        first, last = (int(score.seconds(tick) * RATE) for tick in (start, end))
        if last - first < 0.14 * RATE:
            continue
        count += 1
        part = sound[first + int(0.06 * RATE): last]
        spectrum = abs(numpy.fft.rfft(part * numpy.hanning(len(part)), 1 << 18))
        frequency = spectrum[: 1 << 14].argmax() * RATE / (1 << 18)
        cents = 1200 * numpy.log2(frequency / (440 * 2 ** ((key - 69) / 12)))
        worst = max(worst, abs(cents))
        if abs(cents) > 35:
            wrong.append((round(score.seconds(start), 2), key, round(cents)))
    check(f"pitch of {track}", f"{count} notes, worst {worst:.0f} cents {wrong}", not wrong, "within 35 cents")


def main():
    score_path, assets = sys.argv[1:3]
    ogg = os.path.join(assets, "soundtrack.ogg")
    score, sound = Score(score_path), decoded(ogg)
    kibibytes = os.path.getsize(ogg) / 1024
    check("size", f"{kibibytes:.0f} KiB", kibibytes < 700, "below 700")
    length = round(score.seconds(score.ticks) * RATE)
    check("length", f"{len(sound)} samples, {len(sound) / RATE} s", len(sound) == length, f"exactly {length}")
    check_levels(ogg, sound)
    check_silence(sound)
    check_seam(sound)
    check_midi(score, os.path.join(assets, "soundtrack.mid"))
    if len(sys.argv) > 3:
        check_pitch(score, sys.argv[3], score_path, "lead")
    sys.exit(1 if failures else 0)


main()
