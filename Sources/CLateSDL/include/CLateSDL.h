// SDL2 for a program that must not wait for it, or may never need it: the functions of SDL that the splash and the C library
// use, under their own names. When one of them is first called, this looks for SDL2 in the process, and then opens the
// library. Whoever links this does not link libSDL2.
#pragma once

/// Opens libSDL2 where that has not been done. Returns null, or why it cannot be opened, a string that lives for ever:
/// then every function of SDL fails, and `SDL_GetError` says this. Any thread may call it.
const char *camelwalk_sdl_open(void);
