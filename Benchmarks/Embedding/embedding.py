#!/usr/bin/env python3
"""What drawing a frame of the camel costs from Python, beside what Python's own libraries take for the same picture.

The best of many, in turn, so that what else the machine does falls on both. Needs pygame, numpy and Pillow, and the package
camelanimation. usage: embedding.py
"""
import os
import time

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import numpy
import pygame
import sdl2
from PIL import Image

from camelanimation import Animation, PixelFormat

ROUNDS = 300


def best(*actions):
    """The least milliseconds of each action."""
    times = [float("inf")] * len(actions)
    for _ in range(ROUNDS):
        for index, action in enumerate(actions):
            start = time.perf_counter()
            action()
            times[index] = min(times[index], time.perf_counter() - start)
    return [1000 * seconds for seconds in times]


def row(name, own, ours):
    theirs, mine = best(own, ours)
    print(f"| {name} | {theirs:.3f} | {mine:.3f} | {mine / theirs:.2f} |", flush=True)


def opaque_row(camel):
    """Of a plain copy: numpy has nothing that draws."""
    opaque = camel.frame(0, format=PixelFormat.BGRX, background=True).to_numpy().copy()
    array = numpy.zeros_like(opaque)
    row(
        f"Python, numpy, copying {camel.size[0]}x{camel.size[1]} of opaque BGRX", lambda: array.__setitem__(slice(None), opaque),
        lambda: camel.draw(array, frame=0, background=True, format=PixelFormat.BGRX))


def main():
    pygame.display.init()
    pygame.display.set_mode((480, 400))
    camel = Animation.bundled()
    pixels = camel[0]
    bytes_of_it = bytes(pixels.data)
    surface = pygame.Surface(camel.size, 0, 32)
    picture = pygame.image.frombuffer(bytes_of_it, camel.size, "RGBA").convert_alpha()
    row("Python, pygame `blit`", lambda: surface.blit(picture, (0, 0)), lambda: camel.draw(surface, frame=0))
    width, height = camel.size
    make = sdl2.SDL_CreateRGBSurfaceWithFormat
    target = make(0, width, height, 32, sdl2.SDL_PIXELFORMAT_ARGB8888)
    source = make(0, width, height, 32, sdl2.SDL_PIXELFORMAT_ARGB8888)
    sdl2.SDL_SetSurfaceBlendMode(source, sdl2.SDL_BLENDMODE_NONE)
    camel.draw(source, frame=0)
    sdl2.SDL_SetSurfaceBlendMode(source, sdl2.SDL_BLENDMODE_BLEND)
    row(
        "Python, PySDL2 `SDL_BlitSurface`", lambda: sdl2.SDL_BlitSurface(source, None, target, None),
        lambda: camel.draw(target, frame=0))
    for animation in [camel, Animation.bundled(960)]:
        opaque_row(animation)
    image, top = Image.new("RGBA", camel.size), pixels.to_pillow()
    row("Python, Pillow `alpha_composite`", lambda: image.alpha_composite(top), lambda: camel.draw(image, frame=0))


main()
