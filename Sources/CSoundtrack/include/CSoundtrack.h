// The bundled soundtrack, in the program itself: it is there wherever the program is.
#pragma once

#include <stddef.h>

/// Ogg Vorbis, Assets/soundtrack.ogg. The bytes live as long as the program.
struct camelwalk_sound {
    const unsigned char *bytes;
    size_t count;
};

struct camelwalk_sound camelwalk_soundtrack(void);
