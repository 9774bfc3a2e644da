/* Draws without SDL: everything that needs none, and writes what of SDL's is in the process then. usage: bare FILE... */
#include <camel_animation.h>
#include <stdio.h>
#include <string.h>

static unsigned char pixels[200 * 200 * 4];

static int draw(camel_animation *animation, const char *name) {
    for (uint32_t format = CAMEL_PIXELS_RGBA; format <= CAMEL_PIXELS_GREY8; format++)
        if (!animation || camel_draw_pixels(animation, pixels, 200, 200, 800, format, 50000000, NULL))
            return fprintf(stderr, "%s: %s\n", name, camel_get_error()), 1;
    camel_free(animation);
    return 0;
}

int main(int count, char **names) {
    char line[4096];
    FILE *maps;
    /* In a size that none of its pictures has. */
    if (draw(camel_load_bundled(333), "the bundled camel")) return 1;
    for (int i = 1; i < count; i++)
        if (draw(camel_load_file(names[i]), names[i])) return 1;
    maps = fopen("/proc/self/maps", "r");
    while (maps && fgets(line, sizeof line, maps))
        if (strstr(line, "SDL")) fputs(line, stdout);
    return !maps;
}
