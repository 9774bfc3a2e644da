// The bundled soundtrack, in the program itself: it is there wherever the program is.
#pragma once

#include <stddef.h>

/// The bytes of a file, which live as long as the program.
struct camelwalk_sound {
    const unsigned char *bytes;
    size_t count;
};

/// Ogg Vorbis, Assets/soundtrack.ogg.
struct camelwalk_sound camelwalk_soundtrack(void);

/// The same notes as a Standard MIDI File, Assets/soundtrack.mid.
struct camelwalk_sound camelwalk_soundtrack_midi(void);
