"""GIFs with each block that a GIF may have, and with what is wrong in those that are found."""
from bytes import little, write

GREYS = bytes(value for value in range(0, 256, 85) for _ in range(3))


def blocks(data):
    """Blocks of up to 255 bytes, and the empty one that ends them."""
    pieces = [data[start:start + 255] for start in range(0, len(data), 255)]
    return b"".join(bytes([len(piece)]) + piece for piece in pieces) + b"\0"


def compressed(pixels, bits):
    """The codes of `pixels`, of one size: what is known is forgotten before the size would grow."""
    clear, size, number, length = 1 << bits, bits + 1, 0, 0
    pause = max(1, (1 << bits) - 2)
    codes = []
    for index, pixel in enumerate(pixels):
        codes += [clear, pixel] if index % pause == 0 else [pixel]
    for code in codes + [clear + 1]:
        number |= code << length
        length += size
    return number.to_bytes((length + 7) // 8, "little")


def picture(x=0, y=0, width=4, height=3, bits=2, flags=0, table=b"", pixels=None, data=None):
    """An image descriptor with its data."""
    if pixels is None:
        # Some say that they are much larger than they are.
        pixels = [index % (1 << min(bits, 2)) for index in range(min(width * height, 2000))]
    start = b"\x2C" + little("HHHHB", x, y, width, height, flags) + table + bytes([bits])
    return start + (blocks(compressed(pixels, min(bits, 8))) if data is None else data)


def control(disposal=0, delay=5, transparent=None):
    flags = disposal << 2 | (transparent is not None)
    return b"\x21\xF9\4" + little("BHBB", flags, delay, transparent or 0, 0)


def application(name, count):
    return b"\x21\xFF" + bytes([len(name)]) + name + b"\3\1" + little("H", count) + b"\0"


def screen(width=4, height=3, table=GREYS, version=b"GIF89a"):
    size = {12: 0x81, 24: 0x82, 48: 0x83, 768: 0x87}.get(len(table), 0)
    return version + little("HHBBB", width, height, size, 0, 0) + table


END = b"\x3B"


def whole():
    yield "old", screen(version=b"GIF87a") + picture() + END
    yield "local", screen(table=b"") + picture(flags=0x81, table=GREYS) + picture(flags=0x80, table=GREYS[:6]) + END
    for bits in range(1, 9):
        # Without any table the colours are greys.
        yield f"bits-{bits}", screen(table=b"") + picture(bits=bits) + END
    for height in (1, 2, 4, 5, 9):
        yield f"interlaced-{height}", screen(4, height) + picture(height=height, flags=0x40) + END
    for disposal in range(8):
        pieces = [control(disposal, 5, 1 if disposal & 1 else None) + picture(1, 1, 2, 2) for _ in range(2)]
        yield f"disposal-{disposal}", screen() + picture() + b"".join(pieces) + control(disposal) + picture() + END
    yield "restored-outside", screen() + control(3) + picture(9, 9, 2, 2) + control(3) + picture(3, 2, 5, 5) + picture() + END
    for name, count in ((b"NETSCAPE2.0", 0), (b"NETSCAPE2.0", 65535), (b"ANIMEXTS1.0", 2), (b"XMP DataXMP", 1)):
        yield f"loop-{name[:3].decode()}-{count}", screen() + application(name, count) + picture() + picture(2) + END
    comment, text = b"\x21\xFE\2hi\0", b"\x21\x01\x0C" + bytes(12) + b"\2hi\0"
    yield "comments", screen() + comment + text + control() + picture() + comment + END
    yield "empty-frame", screen() + picture() + control(3) + picture(width=0, data=b"\0") + picture(height=0, flags=0x80, table=GREYS[:6], data=b"\0") + picture(1) + END
    yield "small-screen", screen(0, 0) + picture() + picture(1, 1) + END
    yield "cut-at-screen", screen() + picture() + picture(2, 2, 4, 4) + picture(6, 6, 2, 2) + END
    yield "slow", screen() + control(delay=65535) + picture() + control(delay=0) + picture() + END
    yield "long", screen(40, 30) + picture(width=40, height=30) + END


def damaged():
    yield "no-end", screen() + picture() + picture(1)
    yield "stray", screen() + picture() + b"\0\0\1" + control() + picture() + END
    yield "stray-picture", screen() + picture() + b"\7" + picture(9, 9) + END
    yield "stray-cut", screen() + picture() + b"\7" + picture(data=b"\x09abc")
    yield "stray-first", screen() + b"\7\7" + picture() + END
    yield "cut-block", screen() + picture(data=blocks(compressed([1] * 12, 2))[:-3])
    yield "cut-empty", screen() + picture(data=b"\x05")
    yield "no-blocks", screen() + picture(data=b"")
    yield "no-data", screen() + picture(data=b"\0") + END
    yield "wrong-codes", screen() + picture(data=blocks(b"\xFF" * 40)) + END
    yield "few-codes", screen() + picture(data=blocks(compressed([1], 2))) + END
    yield "code-size", screen() + picture(bits=9) + END
    yield "code-size-later", screen() + picture() + picture(bits=12) + END
    yield "control-size", screen() + b"\x21\xF9\5" + bytes(6) + picture() + END
    yield "no-picture", screen() + control() + END
    yield "nothing", screen(table=b"")
    yield "colors", screen() + picture(bits=4, pixels=[15] * 12) + END
    yield "large", screen(65535, 65535) + picture(width=65535, height=65535) + END
    yield "wide", screen(16384, 9000) + picture() + END
    yield "large-later", screen() + picture() + picture(width=60000, height=60000) + END
    yield "table-cut", screen(table=GREYS)[:20]


for name, data in list(whole()) + list(damaged()):
    write("made-" + name + ".gif", data)
