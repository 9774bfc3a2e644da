"""A walking camel, and animated files, for programs that draw pixels.

    from camelanimation import Animation

    with Animation.bundled(width=240) as camel:
        camel.draw(surface, at=seconds)      # a pygame Surface, a PySDL2 surface, a numpy array or a Pillow image

Times are seconds from the beginning of the playback, sizes are pixels. The package draws the frame that belongs to a time
and never reads a clock: the window and the loop are yours. Everything that fails raises `CamelError`, whose text is the C
library's message.
"""

from ._animation import Animation, Frame, Tag
from ._library import CamelError
from ._pixels import PixelFormat

__all__ = ["Animation", "CamelError", "Frame", "PixelFormat", "Tag"]
