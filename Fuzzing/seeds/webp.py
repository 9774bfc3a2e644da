"""WebPs from those that make-corpus has made: animated ones put together in each way, with profiles, and cut off."""
from bytes import little, read, write


def chunk(kind, data):
    return kind + little("I", len(data)) + data + b"\0" * (len(data) & 1)


def file(*chunks):
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + little("I", len(body)) + body


def three(number):
    return little("I", number)[:3]


def extended(flags, width=12, height=9):
    return chunk(b"VP8X", little("I", flags) + three(width - 1) + three(height - 1))


def data(picture):
    """The chunks of a picture, without the one that says what there is beside them."""
    return picture[30:] if picture[12:16] == b"VP8X" else picture[12:]


def frame(picture, flags, x=0, y=0, duration=40, width=12, height=9):
    place = three(x // 2) + three(y // 2) + three(width - 1) + three(height - 1) + three(duration)
    return chunk(b"ANMF", place + bytes([flags]) + data(picture))


def animated(frames, plays=0, flags=0x12):
    return file(extended(flags), chunk(b"ANIM", bytes(4) + little("H", plays)), *frames)


still, lossless, clear = (read(f"seed-{name}.webp") for name in ("still", "lossless", "clear"))
small = read("seed-small.webp")
for flags in range(4):
    frames = [frame(still, 0), frame(small, flags, 2, 2, width=5, height=4), frame(clear, flags), frame(lossless, 0)]
    write(f"made-moving-{flags}.webp", animated(frames, flags))
moving = animated([frame(still, 0), frame(lossless, 1), frame(still, 2, duration=0)])
for cut in (1, 2, 20, len(still) + 40, len(moving) - 60):
    write(f"made-moving-cut-{cut}.webp", moving[:-cut])
write("made-moving-cut-odd.webp", (moving + chunk(b"EXIF", b"odd"))[:-1])
write("made-moving-long.webp", moving[:4] + little("I", 1 << 30) + moving[8:])
write("made-moving-none.webp", animated([]))
write("made-moving-small.webp", animated([frame(still, 0, 6, 6)]))
write("made-moving-data.webp", animated([frame(still, 0), frame(still[:-9] + b"\xFF" * 9, 0), frame(still[:40] + bytes(len(still) - 40), 0)]))
write("made-moving-empty.webp", animated([frame(still, 0), frame(still[:12] + chunk(b"VP8 ", bytes(10)), 0)]))
for name, picture in (("still", still), ("lossless", lossless)):
    write(f"made-cut-{name}.webp", picture[:-9])
    write(f"made-damaged-{name}.webp", picture[:30] + bytes(len(picture) - 30))
profile = read("seed-lights.icc")
write("made-profile.webp", file(extended(0x20), chunk(b"ICCP", profile), data(still)))
write("made-profile-moving.webp", file(extended(0x22), chunk(b"ICCP", profile), chunk(b"ANIM", bytes(6)), frame(still, 0), frame(lossless, 0)))
write("made-profile-odd.webp", file(extended(0x20), chunk(b"ICCP", profile + b"\0"), data(still)))
write("made-profile-missing.webp", file(extended(0x20), data(still)))
write("made-profile-cut.webp", file(extended(0x20), b"ICCP" + little("I", 1 << 20) + profile))
write("made-large.webp", file(extended(0x02, 1 << 24, 1 << 14), data(still)))
write("made-dense.webp", file(extended(0x02, 9000, 9000), chunk(b"ANIM", bytes(6)), frame(still, 0)))
