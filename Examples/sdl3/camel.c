/* A camel walks in a window of SDL3 until a key press, a click, or the number of seconds in the first argument. The library
   draws into memory, so that SDL2 is never loaded. */
#include <SDL3/SDL.h>
#include <camel_animation.h>
#include <stdio.h>
#include <stdlib.h>

static int fail(const char *message) {
    fprintf(stderr, "camel: %s\n", message);
    return 1;
}

static bool wants_to_go(void) {
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_EVENT_QUIT || event.type == SDL_EVENT_KEY_DOWN || event.type == SDL_EVENT_MOUSE_BUTTON_DOWN)
            return true;
    }
    return false;
}

static int draw(camel_animation *camel, SDL_Texture *texture, int64_t time) {
    void *pixels;
    int pitch;
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.flags = CAMEL_DRAW_BACKGROUND;
    if (!SDL_LockTexture(texture, NULL, &pixels, &pitch)) return fail(SDL_GetError());
    int result = camel_draw_pixels(camel, pixels, texture->w, texture->h, pitch, CAMEL_PIXELS_RGBX, time, &options);
    SDL_UnlockTexture(texture);
    return result ? fail(camel_get_error()) : 0;
}

int main(int argc, char **argv) {
    const Uint64 end = argc > 1 ? (Uint64)(atof(argv[1]) * 1e9) : SDL_MAX_UINT64;
    camel_animation *camel = camel_load_bundled(0);
    int32_t width, height;
    if (!camel || camel_get_size(camel, &width, &height)) return fail(camel_get_error());

    SDL_Window *window;
    SDL_Renderer *renderer;
    if (!SDL_Init(SDL_INIT_VIDEO) || !SDL_CreateWindowAndRenderer("Camel in SDL3", width, height, 0, &window, &renderer))
        return fail(SDL_GetError());
    SDL_Texture *texture =
        SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGBX32, SDL_TEXTUREACCESS_STREAMING, width, height);
    if (!texture) return fail(SDL_GetError());
    while (!wants_to_go() && SDL_GetTicksNS() < end) {
        if (draw(camel, texture, (int64_t)SDL_GetTicksNS())) return 1;
        SDL_RenderTexture(renderer, texture, NULL, NULL);
        SDL_RenderPresent(renderer);
        SDL_Delay(10);
    }
    camel_free(camel);
    SDL_Quit();
    return 0;
}
