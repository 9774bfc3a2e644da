// #embed is C23, which clang has in every mode and says so under -Wpedantic only.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CCamelWalkPictures.h"

static const unsigned char walk_1[] = {
#embed "../../Assets/walk@1x.pam.zst"
};
static const unsigned char walk_2[] = {
#embed "../../Assets/walk@2x.pam.zst"
};
static const unsigned char walk_3[] = {
#embed "../../Assets/walk@3x.pam.zst"
};
static const unsigned char walk_plate_1[] = {
#embed "../../Assets/walk-plate@1x.pam.zst"
};
static const unsigned char walk_plate_2[] = {
#embed "../../Assets/walk-plate@2x.pam.zst"
};
static const unsigned char walk_plate_3[] = {
#embed "../../Assets/walk-plate@3x.pam.zst"
};
static const unsigned char speed_up_2[] = {
#embed "../../Assets/speed-up@2x.pam.zst"
};
static const unsigned char speed_up_plate_2[] = {
#embed "../../Assets/speed-up-plate@2x.pam.zst"
};
static const unsigned char slow_down_2[] = {
#embed "../../Assets/slow-down@2x.pam.zst"
};
static const unsigned char slow_down_plate_2[] = {
#embed "../../Assets/slow-down-plate@2x.pam.zst"
};

#define LAYER(array) {array, sizeof array}
#define NONE {0, 0}

// By track, part and factor.
static const struct camelwalk_layer layers[3][2][3] = {
    {{LAYER(walk_1), LAYER(walk_2), LAYER(walk_3)},
     {LAYER(walk_plate_1), LAYER(walk_plate_2), LAYER(walk_plate_3)}},
    {{NONE, LAYER(speed_up_2), NONE}, {NONE, LAYER(speed_up_plate_2), NONE}},
    {{NONE, LAYER(slow_down_2), NONE}, {NONE, LAYER(slow_down_plate_2), NONE}},
};

struct camelwalk_layer camelwalk_layer(enum camelwalk_track track, enum camelwalk_part part, int factor) {
    if (factor < 1 || factor > 3) return (struct camelwalk_layer)NONE;
    return layers[track][part][factor - 1];
}
