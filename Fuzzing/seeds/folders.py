"""For FuzzFolder: what it is to be opened by, and then files, each a byte for its name, its length and what is in it."""
from bytes import little, read, write

# The names by number, in FuzzFolder.
DESCRIPTION, PART, SHEET, TEN, NINE, OTHER, HIDDEN, TEXT = range(8)
GRID, TIMED, TAGGED, WHOLE, PADDED, SHORTENED = 1, 2, 4, 8, 16, 32


def folder(flags, *files, grid=0x21, place=20):
    pieces = b"".join(bytes([name]) + little("H", len(data)) + data for name, data in files)
    return bytes([flags, grid]) + little("H", place) + pieces


png, gif, webp, bmp, jpeg = (read(name) for name in ("seed.png", "seed-none.gif", "seed-still.webp", "seed-made-24.bmp", "seed.jpg"))
aseprite, moving = read("seed-made-tags.aseprite"), read("seed.apng")
for kind in ("array", "hash", "rotated", "trimmed", "untimed", "empty-frame", "outside", "image-elsewhere", "image-text", "image-none", "image-slash", "parts-many", "parts-none", "large"):
    description = read(f"seed-made-{kind}.json")
    for flags in (0, TIMED, TAGGED) if kind in ("array", "hash") else (0,):
        write(f"folder-{kind}-{flags}", folder(flags, (DESCRIPTION, description), (SHEET, png), (PART, description)))
parts, hash = read("seed-made-parts.json"), read("seed-made-hash.json")
write("folder-parts", folder(0, (DESCRIPTION, parts), (PART, hash), (SHEET, png)))
write("folder-parts-wrong", folder(0, (DESCRIPTION, parts), (PART, b"{}"), (SHEET, png)))
for name, data in (("png", png), ("gif", gif), ("webp", webp), ("bmp", bmp), ("jpeg", jpeg), ("aseprite", aseprite), ("apng", moving)):
    write(f"folder-sheet-{name}", folder(0, (DESCRIPTION, read("seed-made-hash.json")), (SHEET, data)))
    for flags in (0, GRID, TIMED, GRID | TIMED, TAGGED, PADDED, SHORTENED, PADDED | SHORTENED):
        write(f"folder-{name}-{flags}", folder(flags, (SHEET, data)))
write("folder-grid-none", folder(GRID, (SHEET, png), grid=0))
write("folder-grid-fine", folder(GRID, (SHEET, png), grid=0xFF))
write("folder-grid-text", folder(GRID, (DESCRIPTION, hash), (SHEET, png)))
write("folder-tag-there", folder(TAGGED, (SHEET, aseprite)))
write("folder-pictures", folder(WHOLE, (TEN, gif), (NINE, png), (OTHER, jpeg), (HIDDEN, png), (TEXT, b"text")))
write("folder-same", folder(WHOLE, (TEN, png), (NINE, png), (OTHER, png), (TEXT, b"text")))
write("folder-sizes", folder(WHOLE, (TEN, bmp), (NINE, png), (OTHER, bmp)))
write("folder-text-first", folder(WHOLE, (DESCRIPTION, hash), (NINE, png)))
write("folder-no-pictures", folder(WHOLE, (TEXT, b"text")))
write("folder-grid", folder(WHOLE | GRID, (NINE, png)))
write("folder-damaged", folder(WHOLE, (NINE, png), (TEN, png[:60])))
write("folder-empty-file", folder(0, (SHEET, b"")))
for name, data in (("avif", b"\0\0\0\x20ftypavif"), ("heif", b"\0\0\0\x20ftypheic"), ("jxl", b"\xFF\x0A abc"), ("text", b"hello")):
    write(f"folder-foreign-{name}", folder(0, (TEXT, data)))
# A long GIF, read in pieces: what pads it stands after the first frame, and after the second.
frames = read("seed-made-disposal-0.gif")
for place in (25, 25 + 10 + 1 + 12, len(frames) - 1):
    for flags in (PADDED, PADDED | SHORTENED):
        write(f"folder-long-{place}-{flags}", folder(flags, (SHEET, frames), place=place))
write("folder-dense", folder(0, (DESCRIPTION, hash), (SHEET, read("seed-made-flat.bmp"))))
