// libpng's row by row interface, which ends every error with longjmp: Swift's frames must not be left that way. Nothing
// is linked; the functions are looked up in the library once it is open.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// libpng's functions.
struct camelwalk_png;

// Looks the functions up in an open library. NULL if one of them is not there, with dlerror() set, or without memory.
// Freed with free().
struct camelwalk_png *camelwalk_find_png(void *library);

// Decodes the PNG in `bytes` to 32-bit pixels, blue in the lowest byte, alpha in the highest, in rows of `pitch` bytes.
// `gamma` is how the numbers in the file depend on brightness, in 100000ths, if that is to be corrected for a display of 2.2;
// else 0. False if it does not have `width` times `height` pixels, or cannot be decoded; `message` then says why.
bool camelwalk_png_decode(
    const struct camelwalk_png *png, const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
    int32_t gamma, uint8_t *pixels, size_t pitch, char message[64]);
