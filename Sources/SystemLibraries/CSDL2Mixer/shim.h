// First, so that SDL's own types are those of the module CSDL2.
#include "../CSDL2/shim.h"

#include <SDL2/SDL_mixer.h>

#include "../late_function.h"

CAMELWALK_LATE(Mix_OpenAudioDevice)
CAMELWALK_LATE(Mix_LoadMUS_RW)
CAMELWALK_LATE(Mix_PlayMusic)
CAMELWALK_LATE(Mix_SetPostMix)
CAMELWALK_LATE(Mix_VolumeMusic)
CAMELWALK_LATE(Mix_QuerySpec)
CAMELWALK_LATE(Mix_PlayingMusic)
CAMELWALK_LATE(Mix_CloseAudio)
