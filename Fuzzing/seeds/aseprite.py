"""Aseprite files of each depth, with each kind of layer, cel, palette and blend mode, and damaged ones."""
import zlib

from bytes import little, write

WIDTH, HEIGHT = 6, 5


def chunk(kind, data):
    return little("IH", len(data) + 6, kind) + data


def layer(flags=1, kind=0, level=0, mode=0, opacity=200, name=b"a", tileset=0):
    data = little("HHHHHHB3xH", flags, kind, level, 0, 0, mode, opacity, len(name)) + name
    return chunk(0x2004, data + (little("I", tileset) if kind == 2 else b""))


def cel(number, kind, data, x=-1, y=1, opacity=255, depth=0):
    return chunk(0x2005, little("HhhBHh5x", number, x, y, opacity, kind, depth) + data)


def image(depth, width=4, height=3, start=0):
    # All levels of colour and of alpha come, dark ones and light ones.
    return bytes((index * 61 + start) & 255 for index in range(width * height * depth // 8))


def packed(depth, width=4, height=3, start=0):
    return little("HH", width, height) + zlib.compress(image(depth, width, height, start))


def palette(first, last, name=b""):
    colors = b"".join(little("HBBBB", bool(name), i & 255, 99, 255 - (i & 255), 200) + (little("H", len(name)) + name if name else b"") for i in range(last - first + 1))
    return chunk(0x2019, little("III8x", last + 1, first, last) + colors)


def tags():
    data = b"".join(little("HHBH10xH", 0, 9, order, order, 2) + b"t" + bytes([65 + order]) for order in range(5))
    return chunk(0x2018, little("H8x", 7) + data + little("HHBH10xH", 9, 9, 0, 0, 1) + b"z" + little("HHBH10xH", 0, 1, 2, 3, 1) + b"t")


def tileset(number=0, flags=2, count=2, width=2, height=2, depth=32, data=None):
    pixels = zlib.compress(image(depth, width, height * count)) if data is None else data
    other = bytes(8) if flags & 1 else b""
    own = little("I", len(pixels)) + pixels if flags & 2 else b""
    return chunk(0x2023, little("IIIHHh14xH", number, flags, count, width, height, 1, 1) + b"n" + other + own)


MASKS = (0x1FFFFFFF, 1 << 31, 1 << 30, 1 << 29)


def cells(tiles, bits=32, width=2):
    map = zlib.compress(little(f"{len(tiles)}I", *tiles))
    return little("HHHIIII10x", width, len(tiles) // width, bits, *MASKS) + map


def frame(chunks, duration=50, count=None, old=None, extra=b"", magic=0xF1FA):
    data = b"".join(chunks) + extra
    number = len(chunks) if count is None else count
    return little("IHHH2xI", len(data) + 16, magic, number if old is None else old, duration, number if old is None else 0) + data


def file(frames, depth=32, flags=1, speed=100, width=WIDTH, height=HEIGHT, count=None):
    body = b"".join(frames)
    start = little("IHHHHHIH8xB", len(body) + 128, 0xA5E0, len(frames) if count is None else count, width, height, depth, flags, speed, 0)
    return start.ljust(128, b"\0") + body


def whole():
    for mode in range(19):
        for opacity in (255, 128):
            below = [layer(opacity=255), cel(0, 2, packed(32), 0, 0)]
            yield f"mode-{mode}-{opacity}", file([frame(below + [layer(mode=mode, opacity=opacity), cel(1, 2, packed(32, 6, 5, 7), 0, 0)])])
    # Greys, and black and white, whose hue and saturation are nothing.
    flat = b"".join(bytes([level] * 3 + [255]) for level in (0, 255, 128))
    for mode in range(19):
        over = little("HH", 9, 1) + zlib.compress(b"".join(flat[4 * (i % 3):4 * (i % 3) + 4] for i in range(9)))
        under = little("HH", 9, 1) + zlib.compress(b"".join(flat[4 * (i // 3):4 * (i // 3) + 4] for i in range(9)))
        yield f"greys-{mode}", file([frame([layer(), layer(mode=mode, opacity=255), cel(0, 2, under, 0, 0), cel(1, 2, over, 0, 0)])], width=9)
    for depth in (8, 16, 32):
        pixels = packed(depth)
        yield f"{depth}", file([frame([layer(), layer(8 | 1), palette(0, 255), cel(0, 2, pixels), cel(1, 0, pixels[:4] + image(depth))]), frame([cel(0, 1, b"\0\0")])], depth)
        tiles = [layer(kind=2), tileset(depth=depth), cel(0, 3, cells([1, 1 | 1 << 31, 1 | 1 << 30, 1 | 1 << 29, 0, 9]), 0, 0)]
        yield f"tiles-{depth}", file([frame([palette(0, 255)] + tiles), frame([cel(0, 1, b"\0\0")])], depth)
    yield "tiles-two", file([frame([layer(kind=2), layer(kind=2, tileset=1), tileset(), tileset(1, width=3, height=2), cel(0, 3, cells([1, 1])), cel(1, 3, cells([1, 1 | 1 << 29]))])])
    yield "groups", file([frame([layer(0, 1), layer(1, 0, 1), layer(1, 1), layer(1, 0, 1), layer(65), cel(1, 2, packed(32)), cel(3, 2, packed(32)), cel(4, 2, packed(32))])])
    yield "depths", file([frame([layer(), layer(), cel(0, 2, packed(32), depth=2), cel(1, 2, packed(32), depth=-1)])])
    yield "outside", file([frame([layer(), cel(0, 2, packed(32), 90, 90), cel(0, 2, packed(32), -99, 0), cel(0, 2, little("HH", 0, 3))])])
    yield "tags", file([frame([layer(), tags(), cel(0, 2, packed(32))]), frame([])])
    yield "opaque", file([frame([layer(opacity=0), cel(0, 2, packed(32))])], flags=0)
    yield "old-palette", file([frame([chunk(4, little("H", 2) + b"\1\2" + bytes(6) + b"\0\0" + bytes(range(256)) * 3), layer(), cel(0, 2, packed(8))])], 8)
    yield "older-palette", file([frame([chunk(0x11, little("H", 1) + b"\0\2" + bytes([63, 0, 30] * 2)), layer(), cel(0, 2, packed(8))])], 8)
    yield "two-palettes", file([frame([palette(0, 3, b"red"), chunk(4, little("H", 0)), layer(), cel(0, 2, packed(8))]), frame([palette(250, 300), cel(0, 1, b"\0\0")]), frame([palette(9, 3)])], 8)
    yield "linked-to-none", file([frame([layer(), layer(), cel(0, 2, packed(32))]), frame([cel(1, 1, b"\0\0")])])
    yield "old-count", file([frame([layer(), cel(0, 2, packed(32))], 0, old=2)], speed=0)
    yield "later-bytes", file([frame([layer(), cel(0, 2, packed(32)), chunk(0x2020, b"user")], extra=b"more", count=3)], speed=30)


def damaged():
    good = [layer(), cel(0, 2, packed(32))]
    for name, chunks in (("mode", [layer(mode=19)]), ("no-layer", [cel(0, 2, packed(32))]), ("later", [layer(), cel(0, 1, b"\1\0")]),
                         ("tile-bits", [layer(kind=2), tileset(), cel(0, 3, cells([1, 1], 16))]), ("cel-kind", [layer(), cel(0, 9, packed(32))]),
                         ("pixels", [layer(), cel(0, 2, little("HH", 4, 3) + b"no zlib")]), ("few-pixels", [layer(), cel(0, 2, packed(32)[:-9])]),
                         ("raw", [layer(), cel(0, 0, little("HH", 4, 3) + bytes(5))]), ("tiles", [layer(kind=2), tileset(count=0)]),
                         ("many-tiles", [layer(kind=2), tileset(count=0x7FFFFFFF, data=b"")]), ("dense-tiles", [layer(kind=2), tileset(count=30000, width=999, height=9, data=b"")]),
                         ("other-file", [layer(kind=2), tileset(flags=1), cel(0, 3, cells([1, 1]))]), ("no-tileset", [layer(kind=2, tileset=5), cel(0, 3, cells([1, 1]))]),
                         ("no-tiles", [layer(), cel(0, 3, cells([1, 1]))]), ("tile-pixels", [layer(kind=2), tileset(data=b"no zlib"), cel(0, 3, cells([1, 1]))]),
                         ("large-cel", [layer(), cel(0, 2, little("HH", 9000, 9000))]), ("layer-cut", [chunk(0x2004, b"\1\0")]),
                         ("palette-cut", [chunk(0x2019, little("III8x", 9, 0, 8))]), ("tags-cut", [chunk(0x2018, little("H8x", 9))]),
                         ("short-chunk", [little("IH", 5, 0x2004)]), ("layers", [layer()] * 10001),
                         ("much", [layer()] + [cel(0, 2, little("HH", 4000, 3000) + b"no zlib")] * 6)):
        yield name, file([frame(chunks)])
        yield name + "-later", file([frame(good), frame(chunks)]) if name != "layers" else file([])
    yield "magic", file([frame(good, magic=1)])
    yield "magic-later", file([frame(good), frame(good, magic=1)])
    yield "missing", file([frame(good)], count=3)
    yield "many", file([frame(good)], count=20000)
    yield "large", file([frame(good)], width=20000)
    yield "none", file([frame(good)], width=0)
    yield "dense", file([frame(good)], width=8000, height=8000)


for name, data in list(whole()) + list(damaged()):
    write("made-" + name + ".aseprite", data)
