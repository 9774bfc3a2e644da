"""A camel walks in a pygame window until a key, a click, or the seconds given as the first argument."""

import sys
import time

import pygame
from camelanimation import Animation

end = float(sys.argv[1]) if len(sys.argv) > 1 else float("inf")
pygame.display.init()
with Animation.bundled() as camel:
    window = pygame.display.set_mode(camel.size)
    pygame.display.set_caption("Camel in pygame")
    start, now = time.monotonic(), 0.0
    while now < end and not pygame.event.get((pygame.QUIT, pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN)):
        camel.draw(window, at=now, background=True)
        pygame.display.flip()
        pygame.event.pump()
        time.sleep(0.01)
        now = time.monotonic() - start
pygame.quit()
