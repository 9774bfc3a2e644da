// The bundled animation, in the program itself: it is there wherever the program is.
#pragma once

#include <stddef.h>

/// A file of Assets/. The bytes live as long as the program.
struct camelwalk_picture {
    const unsigned char *bytes;
    size_t count;
};

/// The running camel, transparent around; `factor` is 1, 2 or 3 pixels for each of the smallest. One Zstandard frame for
/// each picture, a portable arbitrary map.
struct camelwalk_picture camelwalk_camel_layer(int factor);

/// The plate behind it: paper, grid and passing ground.
struct camelwalk_picture camelwalk_plate_layer(int factor);
