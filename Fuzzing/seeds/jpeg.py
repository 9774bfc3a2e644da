"""JPEGs from those that make-corpus has made: turned, with profiles, cut off, and with what is wrong in them."""
from bytes import big, little, read, write


def segment(marker, data):
    return b"\xFF" + bytes([marker]) + big("H", len(data) + 2) + data


def exif(turn):
    high = b"MM\0\x2A\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1" + big("H", turn) + bytes(6)
    low = b"II\x2A\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0" + little("H", turn) + bytes(6)
    return segment(0xE1, b"Exif\0\0" + (low if turn & 1 else high))


def profiled(jpeg, profile, number=1, count=1):
    return jpeg[:2] + segment(0xE2, b"ICC_PROFILE\0" + bytes([number, count]) + profile) + jpeg[2:]


plain, progressive, grey, inks = (read(f"seed{name}.jpg") for name in ("", "-progressive", "-grey", "-inks"))
lights, grey_profile, ink_profile = (read(f"seed-{name}.icc") for name in ("lights", "grey", "inks"))
for turn in range(10):
    write(f"made-turn-{turn}.jpg", plain[:2] + exif(turn) + plain[2:])
write("made-profile-grey.jpg", profiled(grey, grey_profile))
write("made-profile-inks.jpg", profiled(inks, ink_profile))
write("made-profile-wrong-kind.jpg", profiled(grey, ink_profile))
write("made-profile-piece-missing.jpg", profiled(plain, lights, 1, 2))
write("made-profile-twice.jpg", profiled(profiled(plain, lights), lights))
write("made-profile-counts.jpg", profiled(profiled(plain, lights, 1, 2), lights, 2, 3))
write("made-profile-none.jpg", profiled(plain, lights, 1, 0))
for name, file in (("plain", plain), ("progressive", progressive), ("grey", grey), ("inks", inks)):
    write(f"made-cut-end-{name}.jpg", file[:-2])
    write(f"made-cut-marker-{name}.jpg", file[:-1])
    write(f"made-cut-data-{name}.jpg", file[:-20])
    write(f"made-cut-half-{name}.jpg", file[:len(file) // 2])
    scan = file.rindex(b"\xFF\xDA")
    write(f"made-cut-scan-{name}.jpg", file[:scan])
    write(f"made-cut-start-{name}.jpg", file[:scan + 14])
start = plain.index(b"\xFF\xC0")
length = 2 + int.from_bytes(plain[start + 2:start + 4], "big")
frame = plain[start:start + length]
write("made-two-headers.jpg", plain[:start] + frame + plain[start:])
write("made-no-components.jpg", plain[:start] + segment(0xC0, frame[4:9] + b"\0") + plain[start + length:])
write("made-scans.jpg", plain[:-2] + plain[plain.index(b"\xFF\xDA"):-2] * 101 + b"\xFF\xD9")
write("made-short-segment.jpg", plain[:2] + b"\xFF\xE0\0\1" + plain[2:])
write("made-markers.jpg", plain[:2] + b"\xFF\x01\xFF\xD0\xFF\xFF\xFE\0\4hi" + plain[2:])
write("made-scan-range.jpg", plain[:-2] + segment(0xDA, b"\1\1\0\x3F\0\0") + b"\xFF\xD9")
write("made-large.jpg", plain[:start + 5] + b"\xFF\xFF\xFF\xFF" + plain[start + 9:])
write("made-dense.jpg", plain[:start + 5] + big("HH", 8000, 8000) + plain[start + 9:])
write("made-wrong.jpg", plain[:start] + frame[:4] + b"\x0C" + frame[5:] + plain[start + length:])
write("made-nothing.jpg", plain[:2] + b"\xFF\xD9")
