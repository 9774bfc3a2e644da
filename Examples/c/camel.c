/* A camel walks in a window until a key press, a click, or the number of seconds in the first argument. */
#include <SDL.h>
#include <camel_animation.h>
#include <stdio.h>
#include <stdlib.h>

static int fail(const char *message) {
    fprintf(stderr, "camel: %s\n", message);
    return 1;
}

static int wants_to_go(void) {
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_QUIT || event.type == SDL_KEYDOWN || event.type == SDL_MOUSEBUTTONDOWN) return 1;
    }
    return 0;
}

int main(int argc, char **argv) {
    const Uint64 end = argc > 1 ? (Uint64)(atof(argv[1]) * 1000) : UINT64_MAX;
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.flags = CAMEL_DRAW_BACKGROUND;

    camel_animation *camel = camel_load_bundled(0);
    if (!camel) return fail(camel_get_error());
    int32_t width, height;
    camel_get_size(camel, &width, &height);

    if (SDL_Init(SDL_INIT_VIDEO)) return fail(SDL_GetError());
    SDL_Window *window = SDL_CreateWindow("Camel in C", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width,
                                          height, 0);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, 0);
    if (!renderer) return fail(SDL_GetError());

    while (!wants_to_go() && SDL_GetTicks64() < end) {
        SDL_RenderClear(renderer);
        if (camel_draw_renderer(camel, renderer, (int64_t)SDL_GetTicks64() * 1000000, &options))
            return fail(camel_get_error());
        SDL_RenderPresent(renderer);
        SDL_Delay(10);
    }

    camel_free(camel); /* Free it before the renderer, which owns its textures. */
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}
