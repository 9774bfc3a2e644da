// SDL2 for a program that must not wait for it: the functions of SDL that the splash uses, under their own names, each of
// which opens the library when one of them is first called. Whoever links this does not link libSDL2.
#pragma once

/// Opens libSDL2 where that has not been done. Returns null, or why it cannot be opened, a string that lives for ever:
/// then every function of SDL fails, and `SDL_GetError` says this. Any thread may call it.
const char *camelwalk_sdl_open(void);
