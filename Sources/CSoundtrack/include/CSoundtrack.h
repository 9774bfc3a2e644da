// The bundled soundtrack, in the program itself: it is there wherever the program is.
#pragma once

#include <stddef.h>

/// Ogg Vorbis, Assets/soundtrack.ogg. The bytes live as long as the program.
struct camelwalk_soundtrack {
    const unsigned char *bytes;
    size_t count;
};

struct camelwalk_soundtrack camelwalk_soundtrack(void);
