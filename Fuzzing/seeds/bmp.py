"""BMPs of each number of bits, of each header, compressed and not, and damaged ones."""
import itertools

from bytes import little, write

WIDTH, HEIGHT = 3, 2
PALETTE = {bits: b"".join(bytes([i * 40 & 255, i * 90 & 255, i * 7 & 255, 0]) for i in range(1 << bits)) for bits in (1, 4, 8)}


def file(info, data, palette=b""):
    start = 14 + len(info) + len(palette)
    return b"BM" + little("III", start + len(data), 0, start) + info + palette + data


def header(bits, compression=0, size=40, height=HEIGHT, width=WIDTH, used=0, masks=b""):
    fields = little("IiiHHIIiiII", size, width, height, 1, bits, compression, 0, 2835, 2835, used, 0)
    return (fields + masks + bytes(124))[:size] if size > 40 else fields[:size] + masks


def rows(bits, height=HEIGHT):
    row = (WIDTH * bits + 31) // 32 * 4
    return bytes(index * 29 & 255 for index in range(row * height))


def whole():
    for bits in (1, 4, 8, 16, 24, 32):
        palette = PALETTE.get(bits, b"")
        yield f"{bits}", file(header(bits), rows(bits), palette)
        yield f"{bits}-down", file(header(bits, height=-HEIGHT), rows(bits), palette)
        yield f"{bits}-short-row", file(header(bits), rows(bits)[:-1], palette)
        for size in (16, 20, 36, 52, 56, 64, 108, 124):
            yield f"{bits}-{size}", file(header(bits, size=size), rows(bits), palette)
        core = little("IHHHH", 12, WIDTH, HEIGHT, 1, bits)
        yield f"{bits}-core", file(core, rows(bits), bytes(b for i, b in enumerate(palette) if i % 4 != 3))
    for bits, used in ((4, 3), (8, 5), (1, 1)):
        yield f"{bits}-few", file(header(bits, used=used), bytes(16), PALETTE[bits][:4 * used])
    for bits, masks in ((16, (0xF800, 0x7E0, 0x1F, 0)), (16, (0x7C00, 0x3E0, 0x1F, 0x8000)), (16, (0xF00, 0xF0, 0xF, 0xF000)),
                        (32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)), (32, (0x3FF00000, 0xFFC00, 0x3FF, 0)), (32, (0, 0, 0, 0)),
                        (32, (0xFFFFFFFF, 0x80000000, 1, 0x10))):
        name = f"{bits}-{masks[0]:x}-{masks[3]:x}"
        for size, compression in itertools.product((56, 108, 124), (3, 6)):
            yield f"fields-{name}-{size}-{compression}", file(header(bits, compression, size, masks=little("IIII", *masks)), rows(bits))
        yield f"fields-{name}", file(header(bits, 3, masks=little("III", *masks[:3])), rows(bits))
        yield f"fields-{name}-down", file(header(bits, 3, height=-HEIGHT, masks=little("III", *masks[:3])), rows(bits))
    runs = {8: b"\2\1\0\3\1\2\3\0\0\2\1\1\1\3\0\1", 4: b"\3\x12\0\0\0\3\x12\x30\0\1"}
    for bits, data in runs.items():
        yield f"runs-{bits}", file(header(bits, 1 if bits == 8 else 2), data, PALETTE[bits])
        yield f"runs-{bits}-few", file(header(bits, 1 if bits == 8 else 2, used=4), data, PALETTE[bits][:16])


def damaged():
    for bits in (1, 8, 24, 32):
        yield f"cut-{bits}", file(header(bits), rows(bits)[:3], PALETTE.get(bits, b""))
    yield "cut-rows", file(header(24, width=300, height=300), rows(24))
    yield "cut-runs", file(header(8, 1), b"\2\1\0\3\1", PALETTE[8])
    yield "wrong-runs", file(header(8, 1), b"\xFF\1\0\2\x40\x40\xFF\2\0\1", PALETTE[8])
    yield "cut-fields", file(header(16, 3, masks=little("III", 0xF800, 0x7E0, 0x1F)), b"\1\2")
    yield "cut-header", file(header(24), b"")[:30]
    yield "no-pixels", file(header(24, height=0), rows(24))
    yield "large", file(header(24, width=20000), rows(24))
    yield "flat", file(header(8, 1, width=16000, height=16000), b"\0\1", PALETTE[8])
    yield "bits", file(header(7), rows(8))
    yield "far", b"BM" + little("III", 99, 0, 1 << 30) + header(16, 3, masks=little("III", 0xF800, 0x7E0, 0x1F)) + rows(16)
    yield "before", b"BM" + little("IIi", 99, 0, -9) + header(16, 3, masks=little("III", 0xF800, 0x7E0, 0x1F)) + rows(16)


for name, data in itertools.chain(whole(), damaged()):
    write("made-" + name + ".bmp", data)
