"""An animation, its frames and tags."""

from __future__ import annotations

import ctypes
import os
import threading
import weakref
from ctypes import byref, c_int32, c_int64
from dataclasses import dataclass
from typing import Any, Iterator, Optional, Union

from . import _pixels
from ._library import CamelError, DrawOptions, Playback, checked, last_error, library
from ._pixels import PixelFormat, Pixels

_BACKGROUND, _FRAME = 4, 8
_ORDERS = ("forward", "reverse", "ping-pong", "reverse ping-pong")
_LONGEST = 2**63 - 1
_OPTIONS_SIZE = ctypes.sizeof(DrawOptions)


@dataclass(frozen=True)
class Tag:
    """A run of frames that the file gives a name."""

    name: str
    #: The first and the last frame, counted from 0.
    first: int
    last: int
    #: "forward", "reverse", "ping-pong" or "reverse ping-pong".
    order: str
    #: How many cycles it is meant to be played, or 0 for ever.
    cycles: int


@dataclass(frozen=True)
class Frame:
    """A frame's pixels, row by row without gaps."""

    #: Counted from 0.
    index: int
    #: Seconds for which it is shown.
    duration: float
    #: Pixels across and down.
    size: "tuple[int, int]"
    format: PixelFormat
    data: bytearray

    def to_numpy(self) -> Any:
        """The same memory as an array of numpy: height x width x 4 of uint8, or height x width if it is grey."""
        import numpy

        array: Any = numpy.frombuffer(self.data, dtype=numpy.uint8)
        count = self.format.bytes_per_pixel
        return array.reshape((self.size[1], self.size[0], count) if count > 1 else (self.size[1], self.size[0]))

    def to_pillow(self) -> Any:
        """A copy as an image of Pillow, with mode RGBA or L."""
        from PIL import Image

        modes = {PixelFormat.RGBA: ("RGBA", "RGBA"), PixelFormat.BGRA: ("RGBA", "BGRA"), PixelFormat.GREY8: ("L", "L")}
        if self.format not in modes:
            raise ValueError(f"Pillow has no mode for {self.format.name}")
        mode, raw = modes[self.format]
        return Image.frombytes(mode, self.size, bytes(self.data), "raw", raw)


class Animation:
    """An animation, and how it is played.

    Made by `bundled`, `open` or `from_bytes`. It is freed by `close`, at the end of a ``with`` statement, or when nothing
    refers to it any more. Any thread may use it; two threads take turns.
    """

    def __init__(self, handle: Optional[int]) -> None:
        """For the functions of this class that make one."""
        if not handle:
            raise last_error()
        self._handle: Optional[int] = handle
        self._lock = threading.RLock()
        self._free = weakref.finalize(self, library().camel_free, handle)

    @classmethod
    def bundled(cls, width: int = 0) -> "Animation":
        """The camel that comes with the library, `width` pixels across, up to 8192, or 480 if that is 0."""
        return cls(library().camel_load_bundled(_int32(width)))

    @classmethod
    def open(cls, path: "Union[str, bytes, os.PathLike[Any]]", tag: Optional[str] = None) -> "Animation":
        """The animation at `path`: a GIF, PNG, WebP, JPEG, BMP or Aseprite file, the JSON of a sprite sheet, or a directory
        of pictures. With `tag`, only the frames that have this name."""
        name = os.fsencode(path)
        if b"\0" in name:
            raise CamelError("cannot read the animation: its name has a zero byte")
        if tag is None:
            return cls(library().camel_load_file(name))
        return cls(library().camel_load_tag(name, tag.encode()))

    @classmethod
    def from_bytes(cls, data: bytes, name: str = "the animation") -> "Animation":
        """A GIF, PNG, WebP, JPEG, BMP or Aseprite file that is in memory; messages call it `name`."""
        data = bytes(data)
        return cls(library().camel_load_memory(data, len(data), name.encode()))

    def close(self) -> None:
        """Frees it. Whatever uses it afterwards raises `CamelError`; closing it again does nothing."""
        with self._lock:
            self._handle = None
            self._free()

    def __enter__(self) -> "Animation":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _call(self, name: str, *arguments: Any) -> Any:
        with self._lock:
            if self._handle is None:
                raise CamelError("cannot use the animation: it is closed")
            return checked(getattr(library(), name)(self._handle, *arguments))

    @property
    def size(self) -> "tuple[int, int]":
        """Pixels of a frame across and down, at scale 1."""
        width, height = c_int32(), c_int32()
        self._call("camel_get_size", byref(width), byref(height))
        return width.value, height.value

    @property
    def duration(self) -> float:
        """Seconds of one cycle of all frames, at the file's own speed."""
        return float(self._call("camel_get_duration") / 1e9)

    @property
    def cycle_count(self) -> int:
        """How often the file says that it is to be played, or 0 for ever. Drawing does not stop then."""
        return int(self._call("camel_get_cycle_count"))

    def __len__(self) -> int:
        """How many frames there are."""
        return int(self._call("camel_get_frame_count"))

    @property
    def durations(self) -> "list[float]":
        """Seconds for which each frame is shown, at the file's own speed."""
        return [self._call("camel_get_frame_duration", index) / 1e9 for index in range(len(self))]

    @property
    def tags(self) -> "list[Tag]":
        """The runs of frames that the file gives a name, counted in the whole file."""
        return [self._tag(index) for index in range(self._call("camel_get_tag_count"))]

    def _tag(self, index: int) -> Tag:
        playback = _playback()
        name: bytes = self._call("camel_get_tag", index, byref(playback))
        return Tag(
            name.decode(errors="replace"), playback.first, playback.last, _ORDERS[playback.order], playback.cycles)

    def frame_at(self, at: float) -> int:
        """The frame that is shown `at` seconds from the beginning, counted from 0."""
        return int(self._call("camel_get_frame_at", _nanoseconds(at)))

    def next_change(self, at: float) -> Optional[float]:
        """When the picture next changes, in seconds from the beginning, later than `at`; None if it does not any more."""
        change = c_int64()
        return change.value / 1e9 if self._call("camel_get_next_change", _nanoseconds(at), byref(change)) else None

    def play(
        self, first: int = 0, last: Optional[int] = None, *, order: str = "forward", speed: float = 1.0, cycles: int = 0
    ) -> None:
        """Decides what is played from now on: the frames from `first` to `last` (None is the last one), in an order ("forward",
        "reverse", "ping-pong" or "reverse ping-pong"), at a multiple of the file's own speed, for a number of cycles, after
        which the last frame stays, or for ever if that is 0."""
        if order not in _ORDERS:
            raise ValueError(f"there is no order {order!r}; there are {', '.join(_ORDERS)}")
        playback = _playback()
        playback.order, playback.speed, playback.cycles = _ORDERS.index(order), speed, _int32(cycles)
        playback.first, playback.last = _int32(first), -1 if last is None else max(_int32(last), -2)
        self._call("camel_set_playback", byref(playback))

    def frame(
        self, index: int, *, format: PixelFormat = PixelFormat.RGBA, background: bool = False
    ) -> Frame:
        """The pixels of frame `index`, counted from 0 or, below 0, from the end. `background` puts it on its background,
        opaque."""
        count = len(self)
        if not -count <= index < count:
            raise IndexError(f"there is no frame {index}: there are {count}")
        index %= count
        data = bytearray(self.size[0] * self.size[1] * format.bytes_per_pixel)
        self.draw_into(data, self.size, format=format, frame=index, background=background)
        return Frame(index, self._call("camel_get_frame_duration", index) / 1e9, self.size, format, data)

    def __getitem__(self, index: int) -> Frame:
        """The pixels of a frame, RGBA."""
        return self.frame(index)

    def __iter__(self) -> Iterator[Frame]:
        """All frames in the file's order, RGBA. Each is made when it is reached."""
        return (self.frame(index) for index in range(len(self)))

    def draw(
        self, target: Any, at: float = 0.0, *, frame: Optional[int] = None, x: float = 0, y: float = 0,
        scale: float = 1.0, tint: "tuple[int, int, int]" = (255, 255, 255), alpha: int = 255, background: bool = False,
        format: Optional[PixelFormat] = None,
    ) -> None:
        """Draws the frame that is shown `at` seconds from the beginning, or `frame`, over what is there.

        `target` is a pygame Surface of 32 or 16 bits, an SDL_Surface of PySDL2 (or a pointer to one), an image of Pillow (RGBA,
        RGB or L), or an array of numpy (uint8; height x width x 4 is RGBA, height x width is grey, unless `format` says
        otherwise). `x` and `y` are pixels from its upper left corner to the frame's, `scale` is a multiple of the frame's size,
        `tint` and `alpha`, from 0 to 255, multiply its colours and its opacity. `background` hides what is below.
        """
        options = _options(x, y, scale, tint, alpha, background, frame)
        time = _nanoseconds(at) if frame is None else frame
        kind = _pixels.kind(target.__class__)
        if kind == "array" or kind == "" and hasattr(target, "__array_interface__"):
            self._draw_pixels(_pixels.of_array(target, format), time, options)
        elif kind == "PIL":
            self._draw_pillow(target, time, options)
        elif kind == "pygame":
            self._draw_pixels(_pixels.of_pygame(target), time, options)
        elif kind == "SDL_Surface":
            self._call("camel_draw_surface", ctypes.addressof(target), time, byref(options))
        elif kind == "LP_SDL_Surface":
            self._call("camel_draw_surface", ctypes.cast(target, ctypes.c_void_p), time, byref(options))
        else:
            raise TypeError(f"cannot draw on a {type(target).__name__}; draw_into() takes any writable buffer")

    def draw_into(
        self, buffer: Any, size: "tuple[int, int]", at: float = 0.0, *, format: PixelFormat = PixelFormat.RGBA,
        pitch: Optional[int] = None, frame: Optional[int] = None, x: float = 0, y: float = 0, scale: float = 1.0,
        tint: "tuple[int, int, int]" = (255, 255, 255), alpha: int = 255, background: bool = False,
    ) -> None:
        """The same as `draw`, into a writable buffer (bytearray, memoryview, mmap) that holds `size` pixels, in rows of `pitch`
        bytes, without gaps if that is None."""
        options = _options(x, y, scale, tint, alpha, background, frame)
        pixels = _pixels.of_buffer(buffer, size, PixelFormat(format), pitch)
        self._draw_pixels(pixels, _nanoseconds(at) if frame is None else frame, options)

    def _draw_pixels(self, pixels: Pixels, time: int, options: DrawOptions) -> None:
        if pixels.width < 1 or pixels.height < 1:
            return
        options.x -= pixels.left
        options.y -= pixels.top
        self._call(
            "camel_draw_pixels", pixels.address, pixels.width, pixels.height, pixels.pitch, int(pixels.format), time,
            byref(options))

    def _draw_pillow(self, image: Any, time: int, options: DrawOptions) -> None:
        modes = {"RGBA": PixelFormat.RGBA, "RGB": PixelFormat.RGBX, "L": PixelFormat.GREY8}
        if image.mode not in modes:
            raise ValueError(f"cannot draw on an image of mode {image.mode}; convert it to RGBA, RGB or L")
        raw = "RGBX" if image.mode == "RGB" else image.mode
        data = bytearray(image.tobytes("raw", raw))
        self._draw_pixels(_pixels.of_buffer(data, image.size, modes[image.mode], None), time, options)
        image.frombytes(bytes(data), "raw", raw)


def _playback() -> Playback:
    return Playback(ctypes.sizeof(Playback), 0, 1.0, 0, -1, 0, 0)


def _options(
    x: float, y: float, scale: float, tint: "tuple[int, int, int]", alpha: int, background: bool, frame: Optional[int]
) -> DrawOptions:
    red, green, blue = tint
    if not (0 <= red <= 255 and 0 <= green <= 255 and 0 <= blue <= 255 and 0 <= alpha <= 255):
        raise ValueError(f"the tint {tint} or the alpha {alpha} is not from 0 to 255")
    flags = (_BACKGROUND if background else 0) | (0 if frame is None else _FRAME)
    return DrawOptions(_OPTIONS_SIZE, flags, x, y, scale, 0, red << 16 | green << 8 | blue, alpha)


def _nanoseconds(seconds: float) -> int:
    return max(-_LONGEST, min(_LONGEST, round(seconds * 1e9)))


def _int32(number: int) -> int:
    return max(-(2**31), min(2**31 - 1, number))
