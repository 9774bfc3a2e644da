// The walk of the bundled animation, in the splash alone: what draws the camel elsewhere has its gallop only.
#pragma once

#include <stddef.h>

/// A file of Assets/. The bytes live as long as the program.
struct camelwalk_layer {
    const unsigned char *bytes;
    size_t count;
};

/// A run of pictures besides the gallop's.
enum camelwalk_track { camelwalk_walk, camelwalk_speed_up, camelwalk_slow_down };

/// The running camel, transparent around, or the plate behind it.
enum camelwalk_part { camelwalk_camel, camelwalk_plate };

/// One layer of a track; `factor` is 1, 2 or 3 pixels for each of the smallest. Without bytes if there is none: changes of
/// gait have factor 2 alone.
struct camelwalk_layer camelwalk_layer(enum camelwalk_track track, enum camelwalk_part part, int factor);
