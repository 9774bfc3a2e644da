// First, so that SDL's own types are those of the module CSDL2.
#include "../CSDL2/shim.h"

#include <SDL2/SDL_ttf.h>

#include "../late_function.h"

CAMELWALK_LATE(TTF_Init)
CAMELWALK_LATE(TTF_OpenFontIndexRW)
CAMELWALK_LATE(TTF_CloseFont)
CAMELWALK_LATE(TTF_SetFontHinting)
CAMELWALK_LATE(TTF_FontAscent)
CAMELWALK_LATE(TTF_FontHeight)
CAMELWALK_LATE(TTF_SizeUTF8)
CAMELWALK_LATE(TTF_GlyphMetrics32)
CAMELWALK_LATE(TTF_RenderUTF8_Blended)
CAMELWALK_LATE(TTF_SetFontDirection)
CAMELWALK_LATE(TTF_SetFontScriptName)
