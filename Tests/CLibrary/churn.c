/* Loads, draws, fails and frees, for as many rounds as the first argument says, and loses the last animation's
 * pointer if there is a second one: what looks for leaks must find that. */
#include <SDL.h>
#include <camel_animation.h>
#include <stdio.h>
#include <stdlib.h>

static int draws(camel_animation *animation) {
    SDL_Surface *canvas = SDL_CreateRGBSurfaceWithFormat(0, 64, 64, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(canvas);
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    int good = canvas && renderer;
    for (int step = 0; step < 4; step++) {
        options.flags = step % 2 ? CAMEL_DRAW_BACKGROUND : 0;
        options.scale = step < 2 ? 1 : 0.5;
        good = good && !camel_draw_surface(animation, canvas, step * 70000000LL, &options) &&
               !camel_draw_renderer(animation, renderer, step * 70000000LL, &options);
    }
    options.scale = -1;
    good = good && camel_draw_surface(animation, canvas, 0, &options) == -1;
    good = !camel_forget_renderer(animation) && good;
    SDL_DestroyRenderer(renderer);
    SDL_FreeSurface(canvas);
    return good;
}

static int round_trip(const char *file) {
    size_t count;
    void *bytes = SDL_LoadFile(file, &count);
    camel_animation *animations[] = {camel_load_bundled(64), camel_load_file(file),
                                     camel_load_memory(bytes, count, "it")};
    int good = !camel_load_memory(bytes, 7, NULL) && !camel_load_file("/") && *camel_get_error();
    SDL_free(bytes);
    for (int index = 0; index < 3; index++) {
        good = good && draws(animations[index]);
        camel_free(animations[index]);
    }
    return good;
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    for (int count = atoi(argv[1]); count > 0; count--) {
        if (!round_trip(argv[2])) return fprintf(stderr, "%s\n", camel_get_error()), 1;
    }
    return argc > 3 ? !camel_load_bundled(64) : 0;
}
