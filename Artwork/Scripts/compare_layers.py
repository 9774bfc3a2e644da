"""Compares two files of a layer, picture by picture. usage: compare_layers.py MADE COMMITTED

Another version of cairo may round an edge differently, so a thousandth of the pixels of each picture may differ by more
than ten levels. Their places must be the same. Needs zstd.
"""
import subprocess
import sys

import numpy

LARGEST_DIFFERENCE = 10
LARGEST_SHARE = 1 / 1000


def numbers(words):
    return [int(word) for word in words]


def maps(path):
    """The maps in a file: the comments that have numbers, by their words, and the bytes, [rows, columns]."""
    data = subprocess.run(["zstd", "-dc", path], check=True, stdout=subprocess.PIPE).stdout
    while data:
        header, data = data.split(b"ENDHDR\n", 1)
        fields = {}
        for line in header.decode("ascii").splitlines()[1:]:
            words = line.removeprefix("# ").split()
            if words[0] != "TUPLTYPE":
                fields[words[0]] = numbers(words[1:])
        height, width = fields["HEIGHT"][0], fields["WIDTH"][0]
        samples = numpy.frombuffer(data[: height * width], numpy.uint8).reshape(height, width)
        data = data[height * width :]
        yield fields, samples


def levels(fields, samples):
    """Grey on a black and on a white ground, [2, rows, columns]."""
    if "pairs" not in fields:
        return numpy.stack([samples, samples]).astype(float)
    table = numpy.zeros((256, 2))
    pairs = numpy.array(fields["pairs"], float).reshape(-1, 2)
    table[: len(pairs)] = pairs
    grey, alpha = table[samples, 0], table[samples, 1] / 255
    return numpy.stack([grey * alpha, grey * alpha + 255 * (1 - alpha)])


def difference(made, committed):
    """What differs in two maps, or nothing."""
    (fields, samples), (other_fields, other_samples) = made, committed
    if samples.shape != other_samples.shape or fields["at"] != other_fields["at"]:
        return "another place or size"
    if fields.get("pictures") != other_fields.get("pictures"):
        return "another number of pictures side by side"
    distance = abs(levels(fields, samples) - levels(other_fields, other_samples)).max(axis=0)
    count = int((distance > LARGEST_DIFFERENCE).sum())
    return f"{count} of {distance.size} pixels" if count > LARGEST_SHARE * distance.size else None


def main():
    made, committed = (list(maps(path)) for path in sys.argv[1:])
    if len(made) != len(committed):
        sys.exit(f"{sys.argv[2]} has {len(committed)} maps instead of {len(made)}")
    found = [
        f"map {index}: {what}"
        for index, pair in enumerate(zip(made, committed))
        if (what := difference(*pair))
    ]
    if found:
        sys.exit(f"{sys.argv[2]} differs from Artwork/'s drawing: " + "; ".join(found[:4]))


main()
