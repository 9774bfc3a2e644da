#!/usr/bin/python3
"""A camel walks in a window until a key, a click, or the seconds given as the first argument."""

import ctypes
import sys

import sdl2

library = ctypes.CDLL("libcamelanimation.so.0")
library.camel_get_error.restype = ctypes.c_char_p
library.camel_load_bundled.restype = ctypes.c_void_p
library.camel_free.argtypes = [ctypes.c_void_p]
library.camel_draw_surface.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int64, ctypes.c_void_p]


class DrawOptions(ctypes.Structure):
    """camel_draw_options."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("flags", ctypes.c_uint32),
        ("x", ctypes.c_double),
        ("y", ctypes.c_double),
        ("scale", ctypes.c_double),
        ("rotation", ctypes.c_double),
        ("tint", ctypes.c_uint32),
        ("alpha", ctypes.c_uint32),
    ]


CAMEL_DRAW_BACKGROUND = 4


def checked(is_good):
    if not is_good:
        sys.exit("camel: " + library.camel_get_error().decode())


def wants_to_go():
    event = sdl2.SDL_Event()
    while sdl2.SDL_PollEvent(ctypes.byref(event)):
        if event.type in (sdl2.SDL_QUIT, sdl2.SDL_KEYDOWN, sdl2.SDL_MOUSEBUTTONDOWN):
            return True
    return False


def main():
    end = float(sys.argv[1]) * 1000 if len(sys.argv) > 1 else float("inf")
    options = DrawOptions(ctypes.sizeof(DrawOptions), CAMEL_DRAW_BACKGROUND, 0, 0, 1, 0, 0xFFFFFF, 255)
    camel = library.camel_load_bundled(0)
    checked(camel)
    width, height = ctypes.c_int32(), ctypes.c_int32()
    library.camel_get_size(ctypes.c_void_p(camel), ctypes.byref(width), ctypes.byref(height))
    sdl2.SDL_Init(sdl2.SDL_INIT_VIDEO)
    centre = sdl2.SDL_WINDOWPOS_CENTERED
    window = sdl2.SDL_CreateWindow(b"Camel in Python", centre, centre, width.value, height.value, 0)
    while not wants_to_go() and sdl2.SDL_GetTicks() < end:
        surface = sdl2.SDL_GetWindowSurface(window)
        time = sdl2.SDL_GetTicks() * 1_000_000
        checked(library.camel_draw_surface(camel, surface, time, ctypes.byref(options)) == 0)
        sdl2.SDL_UpdateWindowSurface(window)
        sdl2.SDL_Delay(10)
    library.camel_free(camel)
    sdl2.SDL_Quit()


main()
