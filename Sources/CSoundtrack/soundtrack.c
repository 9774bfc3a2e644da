// #embed is C23, which clang has in every mode and says so under -Wpedantic only.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CSoundtrack.h"

static const unsigned char soundtrack[] = {
#embed "../../Assets/soundtrack.ogg"
};

struct camelwalk_sound camelwalk_soundtrack(void) {
    return (struct camelwalk_sound){soundtrack, sizeof soundtrack};
}
