"""The C library: its functions, and how their failures become exceptions."""

from __future__ import annotations

import ctypes
import os
import pathlib
from ctypes import POINTER, c_char_p, c_double, c_int32, c_int64, c_size_t, c_ssize_t, c_uint32, c_void_p
from typing import Any, Optional

NAME = "libcamelanimation.so.0"


class CamelError(Exception):
    """Why something failed: the library's message, one line."""


class DrawOptions(ctypes.Structure):
    """camel_draw_options."""

    _fields_ = [
        ("size", c_uint32), ("flags", c_uint32), ("x", c_double), ("y", c_double), ("scale", c_double),
        ("rotation", c_double), ("tint", c_uint32), ("alpha", c_uint32),
    ]


class Playback(ctypes.Structure):
    """camel_playback."""

    _fields_ = [
        ("size", c_uint32), ("order", c_uint32), ("speed", c_double), ("first", c_int32), ("last", c_int32),
        ("cycles", c_int32), ("reserved", c_uint32),
    ]


# Name: result, parameters.
_FUNCTIONS: "dict[str, tuple[Any, list[Any]]]" = {
    "camel_version": (c_int32, []),
    "camel_get_error": (c_char_p, []),
    "camel_load_bundled": (c_void_p, [c_int32]),
    "camel_load_file": (c_void_p, [c_char_p]),
    "camel_load_tag": (c_void_p, [c_char_p, c_char_p]),
    "camel_load_memory": (c_void_p, [c_char_p, c_size_t, c_char_p]),
    "camel_free": (None, [c_void_p]),
    "camel_get_size": (c_int32, [c_void_p, POINTER(c_int32), POINTER(c_int32)]),
    "camel_get_frame_count": (c_int32, [c_void_p]),
    "camel_get_cycle_count": (c_int32, [c_void_p]),
    "camel_get_duration": (c_int64, [c_void_p]),
    "camel_get_frame_at": (c_int32, [c_void_p, c_int64]),
    "camel_get_frame_duration": (c_int64, [c_void_p, c_int32]),
    "camel_get_next_change": (c_int32, [c_void_p, c_int64, POINTER(c_int64)]),
    "camel_get_tag_count": (c_int32, [c_void_p]),
    "camel_get_tag": (c_char_p, [c_void_p, c_int32, POINTER(Playback)]),
    "camel_set_playback": (c_int32, [c_void_p, POINTER(Playback)]),
    "camel_draw_surface": (c_int32, [c_void_p, c_void_p, c_int64, POINTER(DrawOptions)]),
    "camel_draw_pixels": (
        c_int32,
        [c_void_p, c_void_p, c_int32, c_int32, c_ssize_t, c_uint32, c_int64, POINTER(DrawOptions)],
    ),
}

_library: Optional[ctypes.CDLL] = None


def library() -> ctypes.CDLL:
    """The library, opened when it is first needed: that which CAMELANIMATION_LIBRARY names, or that in this package, or the
    system's."""
    global _library
    if _library is None:
        _library = _opened()
    return _library


def _opened() -> ctypes.CDLL:
    bundled = pathlib.Path(__file__).with_name(NAME)
    path = os.environ.get("CAMELANIMATION_LIBRARY") or (str(bundled) if bundled.exists() else NAME)
    try:
        opened = ctypes.CDLL(path)
        for name, (result, parameters) in _FUNCTIONS.items():
            function = getattr(opened, name)
            function.restype, function.argtypes = result, parameters
    except (OSError, AttributeError) as error:
        raise CamelError(
            f"cannot use the C library: {error}; install libcamelanimation, or set CAMELANIMATION_LIBRARY to its path"
        ) from None
    return opened


def last_error() -> CamelError:
    """The exception for a call that has just failed."""
    text: Optional[bytes] = library().camel_get_error()
    return CamelError((text or b"").decode(errors="replace"))


def checked(result: Any) -> Any:
    """What a function returned, unless that means that it failed."""
    if result is None or (isinstance(result, int) and result < 0):
        raise last_error()
    return result
