// #embed is C23, which clang has in every mode and says so under -Wpedantic only.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CSoundtrack.h"

static const unsigned char soundtrack[] = {
#embed "../../Assets/soundtrack.ogg"
};

static const unsigned char midi_file[] = {
#embed "../../Assets/soundtrack.mid"
};

struct camelwalk_sound camelwalk_soundtrack(void) {
    return (struct camelwalk_sound){soundtrack, sizeof soundtrack};
}

struct camelwalk_sound camelwalk_soundtrack_midi(void) {
    return (struct camelwalk_sound){midi_file, sizeof midi_file};
}
