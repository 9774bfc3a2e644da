"""Says what an animation is, and plays it in a window: python -m camelanimation [FILE]"""

from __future__ import annotations

import argparse
import collections
import sys
import time

from . import Animation, CamelError, PixelFormat


def describe(animation: Animation, name: str) -> str:
    """A few lines about `animation`."""
    counts = collections.Counter(round(duration * 1000) for duration in animation.durations)
    durations = ", ".join(f"{count} of {milliseconds} ms" for milliseconds, count in sorted(counts.items()))
    width, height = animation.size
    cycles = animation.cycle_count or "for ever"
    lines = [
        f"{name}: {width}x{height} pixels", f"frames:   {len(animation)} ({durations})",
        f"cycle:    {animation.duration:g} s, played {cycles}",
    ]
    lines += [f"tag:      {tag.name}, frames {tag.first} to {tag.last}, {tag.order}" for tag in animation.tags]
    return "\n".join(lines)


def play(animation: Animation, title: str, seconds: float) -> None:
    """Plays it until a key, a click, or the time. Needs Tk, which most Pythons have."""
    import tkinter

    root = tkinter.Tk()
    root.title(title)
    root.resizable(False, False)
    width, height = animation.size
    label = tkinter.Label(root, borderwidth=0)
    label.pack()
    header = b"P6 %d %d 255\n" % (width, height)
    pixels = bytearray(width * height * 4)
    start = time.monotonic()
    picture = None

    def show() -> None:
        nonlocal picture
        now = time.monotonic() - start
        if now >= seconds:
            root.destroy()
            return
        animation.draw_into(pixels, animation.size, at=now, format=PixelFormat.RGBX, background=True)
        colors = bytearray(width * height * 3)
        for channel in range(3):
            colors[channel::3] = pixels[channel::4]
        # Tk shows it as long as somebody refers to it.
        picture = tkinter.PhotoImage(data=header + bytes(colors), format="PPM")
        label.configure(image=picture)
        change = animation.next_change(now)
        wait = min(1.0, seconds - now, 1.0 if change is None else change - now)
        root.after(max(1, round(wait * 1000)), show)

    root.bind("<Key>", lambda _: root.destroy())
    root.bind("<Button>", lambda _: root.destroy())
    show()
    root.mainloop()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m camelanimation", description=__doc__)
    parser.add_argument("file", nargs="?", help="the animation; without it, the camel")
    parser.add_argument("--info", action="store_true", help="open no window")
    parser.add_argument("--tag", help="only the frames that the file gives this name")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="close the window after this time")
    arguments = parser.parse_args()
    name = arguments.file or "the camel"
    try:
        with Animation.open(arguments.file, arguments.tag) if arguments.file else Animation.bundled() as animation:
            print(describe(animation, name), flush=True)
            if not arguments.info:
                play(animation, name, arguments.seconds)
    except CamelError as error:
        print(f"camelanimation: {error}", file=sys.stderr)
        return 1
    except ImportError as error:
        print(f"camelanimation: no window: {error}; --info opens none", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
