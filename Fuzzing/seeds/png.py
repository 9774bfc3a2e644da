"""PNGs of each kind of pixel, animated ones with each way to put frames together, and damaged ones."""
import itertools
import zlib

from bytes import big, write

SIGNATURE = b"\x89PNG\r\n\x1a\n"
WIDTH, HEIGHT = 5, 4
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunk(kind, data, sum=None):
    return big("I", len(data)) + kind + data + big("I", zlib.crc32(kind + data) if sum is None else sum)


def header(kind=6, depth=8, interlaced=0, width=WIDTH, height=HEIGHT):
    return chunk(b"IHDR", big("IIBBBBB", width, height, depth, kind, 0, 0, interlaced))


def rows(kind, depth, width, height, seed=0):
    """Rows of any pixels; each says by its first byte what was subtracted, of which there are five kinds."""
    count = (width * CHANNELS[kind] * depth + 7) // 8
    return b"".join(
        bytes([(y + seed) % 5]) + bytes((x * 37 + y * 11 + seed) & (255 if kind != 3 or depth > 2 else 0x11) for x in range(count))
        for y in range(height))


def passes(kind, depth, width, height):
    """The rows of Adam7's seven pictures."""
    for x, y, across, down in ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)):
        w, h = (width - x + across - 1) // across, (height - y + down - 1) // down
        if w > 0 and h > 0:
            yield rows(kind, depth, w, h)


def pixels(kind=6, depth=8, interlaced=0, width=WIDTH, height=HEIGHT, seed=0):
    data = b"".join(passes(kind, depth, width, height)) if interlaced else rows(kind, depth, width, height, seed)
    return zlib.compress(data)


PALETTE = chunk(b"PLTE", bytes(range(0, 240, 5)) + bytes(720))
END = chunk(b"IEND", b"")
DATA = chunk(b"IDAT", pixels())


def still(kind, depth, interlaced=0, between=b""):
    palette = PALETTE if kind == 3 and depth == 8 else chunk(b"PLTE", bytes(range(3 << depth))) if kind == 3 else b""
    return SIGNATURE + header(kind, depth, interlaced) + palette + between + chunk(b"IDAT", pixels(kind, depth, interlaced)) + END


def control(number, width=WIDTH, height=HEIGHT, x=0, y=0, delay=4, unit=100, disposal=0, blend=0):
    return chunk(b"fcTL", big("IIIIIHHBB", number, width, height, x, y, delay, unit, disposal, blend))


def frame_data(number, width=WIDTH, height=HEIGHT, seed=1, sum=None):
    return chunk(b"fdAT", big("I", number) + pixels(width=width, height=height, seed=seed), sum)


def animation(frames, plays=0):
    return chunk(b"acTL", big("II", frames, plays))


def stills():
    for kind, depths in ((0, (1, 2, 4, 8, 16)), (2, (8, 16)), (3, (1, 2, 4, 8)), (4, (8, 16)), (6, (8, 16))):
        for depth, interlaced in itertools.product(depths, (0, 1)):
            yield f"{kind}-{depth}-{interlaced}", still(kind, depth, interlaced)
    yield "clear-index", still(3, 8, between=chunk(b"tRNS", bytes([0, 128, 255])))
    yield "clear-grey", still(0, 8, between=chunk(b"tRNS", big("H", 37)))
    yield "clear-color", still(2, 8, between=chunk(b"tRNS", big("HHH", 0, 37, 74)))
    for turn in range(10):
        # Alternately from the high and from the low byte on.
        high = b"MM\0\x2A\0\0\0\x08\0\2\1\0\0\3\0\0\0\1\0\1\0\0\1\x12\0\3\0\0\0\1" + big("H", turn) + bytes(6)
        low = b"II\x2A\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" + bytes([turn]) + bytes(7)
        yield f"turn-{turn}", still(2, 8, between=chunk(b"eXIf", low if turn & 1 else high))
    yield "exif-none", still(2, 8, between=chunk(b"eXIf", b"II\x2A\0\x08\0\0\0\0\0"))
    yield "exif-wrong", still(2, 8, between=chunk(b"eXIf", b"II\x2B\0\x08\0\0\0"))
    for lights, curve in itertools.product((1, 2, 9, 12), (1, 4, 5, 8, 13, 16)):
        yield f"code-{lights}-{curve}", still(2, 8, between=chunk(b"cICP", bytes([lights, curve, 0, 1])))
    yield "code-damaged", still(2, 8, between=chunk(b"cICP", bytes([9, 4, 0, 1]), sum=1))
    yield "code-range", still(2, 8, between=chunk(b"cICP", bytes([9, 4, 0, 0])))
    yield "standard", still(2, 8, between=chunk(b"sRGB", b"\0") + chunk(b"gAMA", big("I", 60000)))
    yield "gamma-strange", still(2, 8, between=chunk(b"gAMA", big("I", 1)))
    yield "grey-gamma", still(0, 8, between=chunk(b"gAMA", big("I", 80000)))
    yield "two-data", SIGNATURE + header() + chunk(b"IDAT", pixels()[:9]) + chunk(b"IDAT", pixels()[9:]) + END


def animations():
    for disposal, blend in itertools.product(range(3), range(2)):
        parts = [control(0, disposal=disposal, blend=blend), DATA]
        for number in range(3):
            parts += [control(2 * number + 1, 3, 2, 1, 1, disposal=disposal, blend=blend), frame_data(2 * number + 2, 3, 2, number)]
        yield f"moving-{disposal}-{blend}", SIGNATURE + header() + animation(4, disposal) + b"".join(parts) + END
    second = control(1) + frame_data(2)
    yield "apart", SIGNATURE + header() + animation(1) + DATA + control(0) + frame_data(1) + END
    yield "early", SIGNATURE + header() + control(0) + animation(2) + DATA + second + END
    yield "late-animation", SIGNATURE + header() + DATA + animation(1) + control(0) + END
    yield "turned", SIGNATURE + header() + chunk(b"eXIf", b"II\x2A\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6" + bytes(7)) + animation(2) + control(0) + DATA + second + END
    yield "units", SIGNATURE + header() + animation(3) + control(0, unit=0) + DATA + control(1, delay=0) + frame_data(2) + control(3, delay=1, unit=1000) + frame_data(4) + END
    yield "split-frame", SIGNATURE + header() + animation(2) + control(0) + DATA + control(1) + chunk(b"fdAT", big("I", 2) + pixels()[:9]) + chunk(b"fdAT", big("I", 3) + pixels()[9:]) + END
    yield "split-other", SIGNATURE + header() + animation(2) + control(0) + DATA + control(1) + chunk(b"fdAT", big("I", 2) + pixels()[:9]) + chunk(b"tEXt", b"a\0b") + chunk(b"fdAT", big("I", 3) + pixels()[9:]) + END


def damaged():
    start, first, second = SIGNATURE + header() + animation(2), control(0) + DATA, control(1) + frame_data(2)
    yield "no-header", SIGNATURE + END + DATA
    yield "header-sum", SIGNATURE + chunk(b"IHDR", big("IIBBBBB", 5, 4, 8, 6, 0, 0, 0), sum=1) + DATA + END
    yield "no-pixels", SIGNATURE + header(width=0) + DATA + END
    yield "too-large", SIGNATURE + header(width=1 << 20) + DATA + END
    yield "too-many", SIGNATURE + header(width=16384, height=16385) + DATA + END
    yield "too-dense", SIGNATURE + header(width=16000, height=9000) + DATA + END
    yield "no-picture", SIGNATURE + header() + END
    yield "data-sum", SIGNATURE + header() + chunk(b"IDAT", pixels(), sum=1) + END
    yield "data-wrong", SIGNATURE + header() + chunk(b"IDAT", b"no zlib") + END
    yield "data-few", SIGNATURE + header() + chunk(b"IDAT", pixels(height=1)) + END
    yield "data-cut", (SIGNATURE + header() + DATA)[:-20]
    yield "data-cut-none", SIGNATURE + header() + big("I", 900) + b"IDAT"
    yield "other-cut", SIGNATURE + header() + DATA + big("I", 900) + b"tEXtabc"
    yield "length-cut", SIGNATURE + header() + DATA + b"\0\0"
    yield "kind", SIGNATURE + header(kind=5) + DATA + END
    yield "depth", SIGNATURE + header(depth=3) + DATA + END
    yield "no-palette", SIGNATURE + header(kind=3) + chunk(b"IDAT", pixels(3)) + END
    for name, frames in (("control-sum", chunk(b"fcTL", bytes(26), sum=1) + DATA), ("control-size", chunk(b"fcTL", bytes(20)) + DATA),
                         ("sequence", control(7) + DATA), ("two-controls", control(0) + control(1) + DATA),
                         ("outside", control(0) + DATA + control(1, x=4) + frame_data(2)), ("other-size", control(0, width=3) + DATA),
                         ("flat", control(0) + DATA + control(1, height=0) + frame_data(2)), ("disposal", control(0, disposal=3) + DATA),
                         ("early-data", frame_data(0) + DATA), ("data-sequence", first + control(1) + frame_data(9)),
                         ("data-short", first + control(1) + chunk(b"fdAT", b"\0\0")), ("missing", first),
                         ("no-data", first + control(1)), ("one-more", first + second + control(3) + frame_data(4)),
                         ("frame-sum", first + control(1) + frame_data(2, sum=1)), ("second-animation", animation(2) + first + second)):
        yield "moving-" + name, start + frames + END
    whole = start + first + second + END
    for name, cut in (("data", len(start) + len(first) - 20), ("frame", len(whole) - 40), ("last", len(whole) - len(END) - 2),
                      ("sequence", len(start) + len(first) + len(control(1)) + 10)):
        yield "moving-cut-" + name, whole[:cut]
    yield "moving-cut-split", start + first + control(1) + chunk(b"fdAT", big("I", 2) + pixels()[:9]) + big("I", 90) + b"fdAT" + big("I", 3) + pixels()[9:12]
    yield "moving-cut-apart", SIGNATURE + header() + animation(1) + DATA + control(0) + big("I", 90) + b"fdAT" + big("I", 1) + pixels()[:9]
    yield "moving-none", SIGNATURE + header() + animation(0) + DATA + END
    yield "moving-many", SIGNATURE + header() + animation(10001) + DATA + END
    yield "moving-wrong", SIGNATURE + header() + chunk(b"acTL", bytes(4)) + DATA + END
    yield "moving-large", SIGNATURE + header(width=16384, height=16384) + animation(1) + DATA + END


for name, data in itertools.chain(stills(), animations(), damaged()):
    write("made-" + name + ".png", data)
