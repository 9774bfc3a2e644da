/* Writes the frames of the bundled camel on its plate to the standard output, one after another: 3 bytes a pixel. */
#include <SDL.h>
#include <camel_animation.h>
#include <stdio.h>

int main(void) {
    camel_animation *camel = camel_load_bundled(0);
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    int32_t width, height;
    int64_t time = 0;
    options.flags = CAMEL_DRAW_BACKGROUND;
    if (camel_get_size(camel, &width, &height)) return fprintf(stderr, "%s\n", camel_get_error()), 1;
    SDL_Surface *canvas = SDL_CreateRGBSurfaceWithFormat(0, width, height, 24, SDL_PIXELFORMAT_RGB24);
    for (int32_t frame = 0; frame < camel_get_frame_count(camel); frame++) {
        if (camel_draw_surface(camel, canvas, time, &options)) return fprintf(stderr, "%s\n", camel_get_error()), 1;
        for (int32_t y = 0; y < height; y++)
            fwrite((Uint8 *)canvas->pixels + y * canvas->pitch, 3, (size_t)width, stdout);
        time += camel_get_frame_duration(camel, frame);
    }
    SDL_FreeSurface(canvas);
    camel_free(camel);
    return 0;
}
