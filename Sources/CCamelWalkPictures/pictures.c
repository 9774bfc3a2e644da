// #embed is C23, which clang has in every mode and says so under -Wpedantic only.
#pragma clang diagnostic ignored "-Wc23-extensions"
#include "CCamelWalkPictures.h"

#define TEXT(words) #words
#define ASSET(name) TEXT(../../Assets/name.pam.lz4)

// Either all of the files are there or none.
#if __has_embed(ASSET(walk@1x))

static const unsigned char walk_1[] = {
#embed ASSET(walk@1x)
};
static const unsigned char walk_2[] = {
#embed ASSET(walk@2x)
};
static const unsigned char walk_3[] = {
#embed ASSET(walk@3x)
};
static const unsigned char walk_plate_1[] = {
#embed ASSET(walk-plate@1x)
};
static const unsigned char walk_plate_2[] = {
#embed ASSET(walk-plate@2x)
};
static const unsigned char walk_plate_3[] = {
#embed ASSET(walk-plate@3x)
};
static const unsigned char speed_up_1[] = {
#embed ASSET(speed-up@1x)
};
static const unsigned char speed_up_2[] = {
#embed ASSET(speed-up@2x)
};
static const unsigned char speed_up_plate_1[] = {
#embed ASSET(speed-up-plate@1x)
};
static const unsigned char speed_up_plate_2[] = {
#embed ASSET(speed-up-plate@2x)
};
static const unsigned char slow_down_1[] = {
#embed ASSET(slow-down@1x)
};
static const unsigned char slow_down_2[] = {
#embed ASSET(slow-down@2x)
};
static const unsigned char slow_down_plate_1[] = {
#embed ASSET(slow-down-plate@1x)
};
static const unsigned char slow_down_plate_2[] = {
#embed ASSET(slow-down-plate@2x)
};

#define LAYER(array) {array, sizeof array}

// By track, part and factor.
static const struct camelwalk_layer layers[3][2][3] = {
    {{LAYER(walk_1), LAYER(walk_2), LAYER(walk_3)},
     {LAYER(walk_plate_1), LAYER(walk_plate_2), LAYER(walk_plate_3)}},
    {{LAYER(speed_up_1), LAYER(speed_up_2)}, {LAYER(speed_up_plate_1), LAYER(speed_up_plate_2)}},
    {{LAYER(slow_down_1), LAYER(slow_down_2)}, {LAYER(slow_down_plate_1), LAYER(slow_down_plate_2)}},
};

#else

static const struct camelwalk_layer layers[3][2][3];

#endif

struct camelwalk_layer camelwalk_layer(enum camelwalk_track track, enum camelwalk_part part, int factor) {
    if (factor < 1 || factor > 3) return (struct camelwalk_layer){0, 0};
    return layers[track][part][factor - 1];
}
