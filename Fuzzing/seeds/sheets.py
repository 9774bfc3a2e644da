"""Descriptions of sprite sheets in each form that tools write, and wrong ones."""
import json

from bytes import write


def place(x=0, y=0, w=4, h=4):
    return {"x": x, "y": y, "w": w, "h": h}


def frame(**fields):
    return {"frame": place(), "duration": 100, **fields}


def sheet(frames, **meta):
    return {"frames": frames, "meta": {"image": "2.png", **meta}}


def tag(name="t", first=0, last=1, **fields):
    return {"name": name, "from": first, "to": last, **fields}


TAGS = [tag(direction=direction, repeat=repeat) for direction, repeat in
        (("forward", "2"), ("reverse", 3), ("pingpong", "0"), ("pingpong_reverse", "x"), ("sideways", None))] + [tag("far", 9, 12), {"name": 5}, tag("b", 1, 0)]
GOOD = {
    "array": sheet([frame(filename="a"), frame(filename="b")], frameTags=TAGS),
    "hash": sheet({"a 1": frame(), "a 10": frame(), "a 2": frame()}),
    "rotated": sheet([frame(frame=place(1, 1, 2, 3), rotated=True), frame(rotated=False)]),
    "trimmed": sheet([frame(spriteSourceSize=place(1, -2, 4, 4), sourceSize={"w": 9, "h": 8}, trimmed=True)]),
    "untimed": sheet([{"frame": place()}]),
    "empty-frame": sheet([frame(frame=place(0, 0, 0, 0), sourceSize={"w": 2, "h": 2})]),
    "nulls": sheet([frame(rotated=None, sourceSize=None, spriteSourceSize=None)], frameTags=None),
    "tags-wrong": sheet([frame()], frameTags=5),
    "parts": sheet([frame(filename="9")], related_multi_packs=["1.json"]),
    "parts-many": sheet([frame()], related_multi_packs=["1.json"] * 70),
    "parts-none": sheet([frame()], related_multi_packs=["none.json"]),
    "outside": sheet([frame(frame=place(3, 3, 90, 90))]),
    "image-elsewhere": sheet([frame()], image="/nonexistent/art\\2.png"),
    "image-text": sheet([frame()], image="1.json"),
    "image-none": sheet([frame()], image="none.png"),
    "image-slash": sheet([frame()], image="/"),
}
WRONG = {
    "no-meta": {"frames": [frame()]},
    "no-frames": {"meta": {"image": "2.png"}},
    "empty": sheet([]),
    "text-frames": sheet("a"),
    "no-place": sheet([{}]),
    "no-size": sheet([{"frame": {"x": 0, "y": 0}}]),
    "text-number": sheet([{"frame": place(x="1")}]),
    "negative": sheet([{"frame": place(x=-1)}]),
    "large": sheet([{"frame": place(w=100000, h=2)}]),
    "slow": sheet([frame(duration=1e12)]),
    "number-image": sheet([frame()], image=3),
    "parts-wrong": sheet([frame()], related_multi_packs=[5]),
    "parts-number": sheet([frame()], related_multi_packs=5),
    "far": sheet([frame(spriteSourceSize=place(1e12))]),
    "many": sheet([{}] * 10001),
    "list": [1, 2],
}
TEXTS = {
    "marked": b"\xEF\xBB\xBF" + json.dumps(GOOD["hash"]).encode(),
    "words": b'{"a": [true, false, null, -1.5e+3, "", {}, []]}',
    "escapes": rb'{"\"\\\/\b\f\n\r\t\u0041\u00e4\ud83d\ude00": 1}',
    "more": b"{} x",
    "no-end": b'{"a": "b',
    "no-escape-end": b'{"a\\',
    "control": b'{"a\x01": 1}',
    "escape": rb'{"\x": 1}',
    "half": rb'{"\ud83d": 1}',
    "half-second": rb'{"\ud83d\u0041": 1}',
    "zero": rb'{"\u0000": 1}',
    "digits": rb'{"\u00+1": 1}',
    "hexadecimal": rb'{"\u00zz": 1}',
    "colon": b'{"a" 1}',
    "comma": b'{"a": 1 "b": 2}',
    "comma-list": b"{\"a\": [1 2]}",
    "name": b"{1: 2}",
    "infinite": b'{"a": inf}',
    "dots": b'{"a": 1.2.3}',
    "nothing": b'{"a": }',
    "deep": b'{"a":' + b"[" * 70,
}
for name, value in {**GOOD, **WRONG}.items():
    write("made-" + name + ".json", json.dumps(value).encode())
for name, text in TEXTS.items():
    write("made-text-" + name + ".json", text)
