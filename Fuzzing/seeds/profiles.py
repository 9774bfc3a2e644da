"""Colour profiles that are, or nearly are, sRGB's, and damaged ones."""
from bytes import big, write


def fixed(*numbers):
    return big(f"{len(numbers)}i", *(round(number * 65536) for number in numbers))


def profile(tags, kind=b"mntrRGB XYZ ", version=b"\2\x40\0\0", places=None):
    place, table, data = 132 + 12 * len(tags), big("I", len(tags)), b""
    for name, content in tags:
        table += name + big("II", place + len(data) if places is None else places, len(content))
        data += content
    body = table + data
    header = big("I", 128 + len(body)) + bytes(4) + version + kind + bytes(12) + b"acsp"
    return (header + bytes(28) + fixed(.9642, 1, .8249)).ljust(128, b"\0") + body


def brightness(number):
    return number / 12.92 if number <= .04045 else ((number + .055) / 1.055) ** 2.4


FORMULA = b"para" + bytes(4) + b"\0\3\0\0" + fixed(2.4, 1 / 1.055, .055 / 1.055, 1 / 12.92, .04045)
STEPS = b"curv" + bytes(4) + big("I1024H", 1024, *(round(brightness(i / 1023) * 65535) for i in range(1024)))
GAMMA = b"curv" + bytes(4) + big("IH", 1, 563)
LIGHTS = [(.4361, .2225, .0139), (.3851, .7169, .0971), (.1431, .0606, .7141)]


def matrix(curve, lights=LIGHTS, more=()):
    colors = [(b"rgb"[i:i + 1] + b"XYZ", b"XYZ " + bytes(4) + fixed(*lights[i])) for i in range(3)]
    return colors + [(name, curve) for name in (b"rTRC", b"gTRC", b"bTRC")] + list(more)


tags = matrix(FORMULA)
write("made-srgb.icc", profile(tags))
write("made-srgb-4.icc", profile(tags, version=b"\4\x20\0\0"))
write("made-srgb-steps.icc", profile(matrix(STEPS)))
write("made-gamma.icc", profile(matrix(GAMMA)))
write("made-para-0.icc", profile(matrix(b"para" + bytes(8) + fixed(2.2))))
write("made-para-other.icc", profile(matrix(b"para" + bytes(4) + b"\0\3\0\0" + fixed(1, 1, 0, 1, 0))))
write("made-other-curve.icc", profile(matrix(b"abcd" + bytes(20))))
write("made-lights.icc", profile(matrix(FORMULA, LIGHTS[::-1])))
write("made-table.icc", profile(matrix(FORMULA, more=[(b"A2B0", bytes(30))])))
write("made-lab.icc", profile(tags, b"spacRGB Lab "))
write("made-no-lights.icc", profile(tags[3:]))
write("made-no-curves.icc", profile(tags[:3]))
write("made-other-tag.icc", profile([(name, b"abcd" + data[4:]) for name, data in tags]))
write("made-far.icc", profile(tags, places=1 << 30))
write("made-tags.icc", profile(tags)[:128] + big("I", 1 << 20) + profile(tags)[132:])
write("made-steps-cut.icc", profile(matrix(b"curv" + bytes(4) + big("I", 60000))))
write("made-link.icc", profile(tags, b"linkRGB XYZ "))
write("made-grey-as-colors.icc", profile([(b"kTRC", GAMMA)], b"mntrGRAYXYZ "))
