"""Formats of pixels, and where the pixels of other packages' pictures are."""

from __future__ import annotations

import ctypes
import enum
import functools
import sys
from dataclasses import dataclass
from typing import Any, Optional


class PixelFormat(enum.IntEnum):
    """How a pixel lies in memory. X is a byte that becomes 255; premultiplied colours are multiplied with their alpha."""

    RGBA = 1
    BGRA = 2
    RGBA_PREMULTIPLIED = 3
    BGRA_PREMULTIPLIED = 4
    RGBX = 5
    BGRX = 6
    RGB565 = 7
    GREY8 = 8

    @property
    def bytes_per_pixel(self) -> int:
        """Bytes of a pixel."""
        return _BYTES_PER_PIXEL[self]


_BYTES_PER_PIXEL = (0, 4, 4, 4, 4, 4, 4, 2, 1)


@dataclass
class Pixels:
    """Memory that is drawn into, and what keeps it alive."""

    address: int
    width: int
    height: int
    pitch: int
    format: PixelFormat
    owner: Any
    # Where the upper left pixel lies in the picture, of which this may be a part.
    left: int = 0
    top: int = 0


def of_buffer(buffer: Any, size: "tuple[int, int]", format: PixelFormat, pitch: Optional[int]) -> Pixels:
    """A writable buffer of bytes, of rows from the top down."""
    view = memoryview(buffer).cast("B")
    width, height = size
    pitch = width * format.bytes_per_pixel if pitch is None else pitch
    if width < 1 or height < 1 or pitch < width * format.bytes_per_pixel:
        raise ValueError(f"there are no {width}x{height} pixels in rows of {pitch} bytes")
    if view.nbytes < pitch * (height - 1) + width * format.bytes_per_pixel:
        raise ValueError(f"{view.nbytes} bytes are too few for {height} rows of {pitch}")
    memory = (ctypes.c_char * view.nbytes).from_buffer(view)
    return Pixels(ctypes.addressof(memory), width, height, pitch, format, (memory, buffer))


def of_array(array: Any, format: Optional[PixelFormat]) -> Pixels:
    """A numpy array of bytes: height x width x 4 (RGBA), or height x width (grey)."""
    interface = array.__array_interface__
    shape, (address, is_read_only) = interface["shape"], interface["data"]
    if format is None:
        format = PixelFormat.GREY8 if len(shape) == 2 else PixelFormat.RGBA
    count = format.bytes_per_pixel
    strides = array.strides
    is_right = tuple(shape[2:]) == (() if count == 1 else (count,)) and strides[1:] == ((1,) if count == 1 else (count, 1))
    if interface["typestr"] != "|u1" or len(shape) < 2 or not is_right:
        raise ValueError(f"an array for {format.name} has {'height x width' if count == 1 else f'height x width x {count}'} "
                         "of uint8, whose rows have no gaps between pixels")
    if is_read_only:
        raise ValueError("the array is read-only")
    return Pixels(address, shape[1], shape[0], strides[0], format, array)


def of_pygame(surface: Any) -> Pixels:
    """What a pygame Surface's clip area has. Its lock lasts as long as this."""
    format = _pygame_format(surface)
    clip = surface.get_clip()
    buffer = surface.get_buffer()
    memory = (ctypes.c_char * buffer.length).from_buffer(buffer)
    pitch = surface.get_pitch()
    address = ctypes.addressof(memory) + clip.top * pitch + clip.left * format.bytes_per_pixel
    return Pixels(address, clip.width, clip.height, pitch, format, (memory, buffer), clip.left, clip.top)


def _pygame_format(surface: Any) -> PixelFormat:
    red, green, blue, alpha = (mask & 0xFFFFFFFF for mask in surface.get_masks())
    if surface.get_bytesize() == 2 and (red, green, blue) == (0xF800, 0x7E0, 0x1F):
        return PixelFormat.RGB565
    if surface.get_bytesize() == 4 and green == 0xFF00 and sys.byteorder == "little":
        if red == 0xFF:
            return PixelFormat.RGBA if alpha else PixelFormat.RGBX
        if red == 0xFF0000:
            return PixelFormat.BGRA if alpha else PixelFormat.BGRX
    raise ValueError(f"a surface of {surface.get_bitsize()} bits is not supported: convert() it, or make it with depth 32")


@functools.lru_cache(maxsize=64)
def kind(type_of_target: type) -> str:
    """What pixels of this class are: "PIL", "pygame", "SDL_Surface", "LP_SDL_Surface" (a pointer to one), "array", or "". The
    modules need not be imported for that."""
    for base in type_of_target.__mro__:
        module = (base.__module__ or "").split(".")[0]
        if (module, base.__name__) in (("PIL", "Image"), ("pygame", "Surface")):
            return module
    if type_of_target.__name__ == "LP_SDL_Surface":
        return "LP_SDL_Surface"
    if type_of_target.__name__ == "SDL_Surface" and issubclass(type_of_target, ctypes.Structure):
        return "SDL_Surface"
    return "array" if hasattr(type_of_target, "__array_interface__") else ""
