"""What a decoding process, the kernel, compositors and the desktop say, and text to draw; for the targets named here."""
import struct

from bytes import little, write

# FuzzDecoder: whether there is a failure, how many notices, cycles, how many numbers; then these; then texts.
def answer(failure, notices, cycles, numbers, texts=()):
    text = b"".join(little("q", len(t)) + t for t in texts)
    return struct.pack("=4q", failure, notices, cycles, len(numbers)) + struct.pack(f"={len(numbers)}q", *numbers) + text


whole = answer(0, 0, -1, [12, 9]) + bytes(24) + answer(0, 1, 3, [40_000_000, 0, -5], [b"a", b"b"]) + bytes(24)
write("decoder-whole", whole)
write("decoder-cut", whole[:-30])
write("decoder-failure", answer(1, 4, -1, [], [b"text"] * 10) + bytes(24))
write("decoder-long", answer(0, 0, 1 << 62, [1 << 62, -1 << 62, 1]))
for name, head in (("failure", (2, 0, 0, 0)), ("notices", (0, 5, 0, 0)), ("numbers", (0, 0, 0, 10001)), ("negative", (0, -1, 0, -1))):
    write(f"decoder-wrong-{name}", struct.pack("=4q", *head))
write("decoder-text", struct.pack("=5q", 1, 0, 0, 0, 5000) + bytes(100))

# FuzzSystem: a byte that says who speaks.
def netlink(payload, kind=20, sequence=1):
    return little("IHHII", 16 + len(payload), kind, 2, sequence, 0) + payload + bytes(-len(payload) % 4)


port = bytes([2, 10, 0, 0, 0x1F, 0x90]) + bytes(58) + little("II", 1000, 4711)
unix = bytes([1, 1, 10, 0]) + little("III", 4711, 0, 0) + little("HH", 10, 0) + b"/tmp/x" + b"\0\0" + little("HHI", 8, 2, 12) + little("HH", 6, 0) + b"\0x"
write("system-netlink", b"\0" + netlink(port) + netlink(unix) + netlink(b"", 1) + netlink(b"", 20, 2) + netlink(b"", 3))
for kind, payload in ((2, b""), (2, little("i", -22)), (2, little("i", 0)), (3, little("i", -5)), (4, b"")):
    write(f"system-netlink-{kind}-{len(payload)}-{payload[:1].hex()}", b"\0" + netlink(payload, kind))
write("system-sockets", b"\1" + b"""Num       RefCount Protocol Flags    Type St Inode Path
000: 00000002 00000000 00010000 0001 01 20 /tmp/.X11-unix/X0
001: 00000003 00000000 00000000 0001 03 21 @/tmp/.X11-unix/X0
002: 00000003 00000000 00000000 0001 03 22 /run/user/0/wayland-0
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4711 1
""")
write("system-stat", b"\2" + b"7 (a ) b) S 1 7 7 34816 7 4194304 " + b"1 " * 43)
write("system-socket", b"\2socket:[4711]")
write("system-script", b"\2#! /usr/bin/env python3\n")
write("system-cgroup", b"\x020::/user.slice/app-org.kde.kate@4711.service/x\n1:name=systemd:/a\n")
write("system-environment", b"\2A=1\0B=2\0TERM=x\0PWD=/\0WINDOWID=5\0broken\0")
write("system-maps", b"""\3\
7f00-7f10000 rw-s 00000000 00:01 2050   /memfd:wayland-shm (deleted)
7f20-7f30 rw-s 00000000 00:01 7      /dev/dri/card0
7f20-7f90000 rw-s 00000000 00:01 7   /memfd:mozilla-ipc (deleted)
7f20-7f90 r--p 00000000 00:01 7   /lib/x
drm-shared-vram0:\t8192 KiB
drm-shared-gtt: 0
""")


def sway(kind, text):
    return b"i3-ipc" + little("II", len(text), kind) + text


tree = b'{"nodes": [{"pid": 7, "app_id": "foot", "nodes": [], "floating_nodes": [{"pid": 8, "window": 5}]}]}'
write("system-sway", b"\4" + sway(4, tree) + sway(0x80000003, b'{"change": "new", "container": {"pid": 9, "app_id": null}}') + sway(2, b'{"success": true}')[:-3])
write("system-niri", b'\5{"WindowOpenedOrChanged": {"window": {"pid": 7, "app_id": "foot"}}}\n{"WindowsChanged": {"windows": [{"pid": -1}, {}]}}\n')
write("system-hyprland", b'\5openwindow>>5d0,1,foot,title\n[{"address": "0x5d0", "pid": 7, "class": "foot", "xwayland": false}, {"xwayland": true}]\n')
write("system-entry", b'\6[Desktop Entry]\nType=Application\nExec=env A=1 "gimp" %U\nTryExec=/usr/bin/gimp-2.10\nStartupWMClass=Gimp\nTerminal=false\nHidden=0\nX-Camelwalk-Original-Exec=gimp\n[Desktop Action new]\n')
write("system-clients", b'\7Client info\nClient  14 : "Midi Through" [Kernel]\n  Port   0 : "Midi Through Port-0" (RWeX)\n')
write("system-resources", b"\7Xft.dpi:\t144\n*customization: x\n")
write("system-bus", b"\7unix:path=/run/user/0/bus,guid=a;unix:abstract=/tmp/dbus%2dx;tcp:host=a")
setting = b"\0\0" + little("H", 7) + b"Xft/DPI\0" + little("II", 1, 98304)
write("system-xsettings", b"\7" + b"\0\0\0\0" + little("II", 1, 3) + setting + b"\1\0" + little("H", 4) + b"Name" + little("II", 1, 3) + b"abc\0" + b"\2\0" + little("H", 1) + b"c\0\0\0" + little("IHHHH", 1, 1, 2, 3, 4))

# FuzzCaption: a height, half of a width, a name, a zero, a status.
for name, text in (("latin", "camelwalk · ready"), ("arabic", "مرحبا (abc) 12"), ("hebrew", "שלום ab 3"), ("marks", "e\u0301\u0302\u0303" * 9),
                   ("joined", "👩\u200d🚀 🏳\ufe0f\u200d🌈"), ("hidden", "a\u202eb\u2066c\u200b\u00add"), ("scripts", "日本語 हिन्दी ไทย 한국어"), ("controls", "\x1b[2J\n\t")):
    write(f"caption-{name}", b"\x14\x60" + text.encode() + b"\0" + text.encode()[::1])
    write(f"caption-{name}-narrow", b"\x14\x08" + text.encode() + b"\0status")
write("caption-invalid", b"\x09\x40\xff\xfe\xc3\0\xe2\x80")
