// First, so that SDL's own types are those of the module CSDL2.
#include "../CSDL2/shim.h"

#include <SDL2/SDL_image.h>

#include "../late_function.h"

CAMELWALK_LATE(IMG_LoadJPG_RW)
CAMELWALK_LATE(IMG_LoadBMP_RW)
