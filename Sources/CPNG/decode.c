#include "CPNG.h"

#include <dlfcn.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTIONS(f)                                                                                         \
    f(png_create_read_struct) f(png_create_info_struct) f(png_destroy_read_struct) \
    f(png_set_read_fn) f(png_read_info) f(png_get_image_width) f(png_get_image_height)     \
    f(png_set_expand) f(png_set_scale_16) f(png_set_gray_to_rgb) f(png_set_bgr) f(png_set_add_alpha)         \
    f(png_set_gamma_fixed) f(png_set_interlace_handling) f(png_read_update_info) f(png_read_row)

struct camelwalk_png {
#define DECLARE(name) __typeof__(name) *name;
    FUNCTIONS(DECLARE)
};

struct camelwalk_png *camelwalk_find_png(void *library) {
    struct camelwalk_png *png = calloc(1, sizeof *png);
    if (!png) return NULL;
#define FIND(name)                                                          \
    if (!(png->name = (__typeof__(name) *)dlsym(library, #name))) {         \
        free(png);                                                          \
        return NULL;                                                        \
    }
    FUNCTIONS(FIND)
    return png;
}

// One decoding. All that is needed after a longjmp is in here, and not in a register.
struct decoding {
    const struct camelwalk_png *png;
    const uint8_t *bytes;
    size_t count;
    char *message;
    jmp_buf failure;
};

// libpng hands its callbacks a structure that only its own functions can look into.
static _Thread_local struct decoding *current;

static void fail(png_structp structure, png_const_charp message) {
    (void)structure;
    snprintf(current->message, 64, "%s", message);
    longjmp(current->failure, 1);
}

static void ignore(png_structp structure, png_const_charp message) {
    (void)structure;
    (void)message;
}

static void copy(png_structp structure, png_bytep target, size_t count) {
    if (count > current->count) fail(structure, "the data end early");
    memcpy(target, current->bytes, count);
    current->bytes += count;
    current->count -= count;
}

static void decode(
    const struct camelwalk_png *png, png_structp structure, png_infop info, uint32_t width, uint32_t height,
    int32_t gamma, uint8_t *pixels, size_t pitch) {
    png->png_set_read_fn(structure, NULL, copy);
    png->png_read_info(structure, info);
    if (png->png_get_image_width(structure, info) != width ||
        png->png_get_image_height(structure, info) != height) {
        fail(structure, "it has another size");
    }
    if (gamma > 0) png->png_set_gamma_fixed(structure, 220000, gamma);
    png->png_set_expand(structure);
    png->png_set_scale_16(structure);
    png->png_set_gray_to_rgb(structure);
    png->png_set_bgr(structure);
    png->png_set_add_alpha(structure, 255, PNG_FILLER_AFTER);
    int passes = png->png_set_interlace_handling(structure);
    png->png_read_update_info(structure, info);
    // Each pass of an interlaced picture adds its pixels to the rows.
    while (passes-- > 0) {
        for (uint32_t y = 0; y < height; y++) png->png_read_row(structure, pixels + y * pitch, NULL);
    }
}

bool camelwalk_png_decode(
    const struct camelwalk_png *png, const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
    int32_t gamma, uint8_t *pixels, size_t pitch, char message[64]) {
    struct decoding decoding = {.png = png, .bytes = bytes, .count = count, .message = message};
    png_structp volatile structure = NULL;
    png_infop volatile info = NULL;
    volatile bool is_whole = false;
    current = &decoding;
    snprintf(message, 64, "out of memory");
    if (!setjmp(decoding.failure)) {
        structure = png->png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, fail, ignore);
        if (structure) info = png->png_create_info_struct(structure);
        if (info) {
            decode(png, structure, info, width, height, gamma, pixels, pitch);
            is_whole = true;
        }
    }
    png_structp made = structure;
    png_infop described = info;
    if (made) png->png_destroy_read_struct(&made, &described, NULL);
    return is_whole;
}
