/* Draws with an SDL2 that is linked into the program, and fails if another one comes into the process. */
#include <SDL.h>
#include <camel_animation.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    char line[4096];
    FILE *maps;
    SDL_Surface *canvas = SDL_CreateRGBSurfaceWithFormat(0, 480, 400, 32, SDL_PIXELFORMAT_ARGB8888);
    SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(canvas);
    camel_animation *camel = camel_load_bundled(0);
    if (camel_draw_surface(camel, canvas, 0, NULL) || camel_draw_renderer(camel, renderer, 0, NULL))
        return fprintf(stderr, "%s\n", camel_get_error()), 1;
    camel_free(camel);
    SDL_DestroyRenderer(renderer);
    maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (strstr(line, "libSDL2")) return fprintf(stderr, "%s", line), 1;
    return 0;
}
