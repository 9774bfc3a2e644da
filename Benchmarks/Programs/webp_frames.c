// Decodes all frames of a WebP with libwebp's own decoder of animations, and writes each with libpng as it comes.
// usage: webp_frames FILE DIRECTORY
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <webp/demux.h>

static WebPData contents(const char *path) {
    FILE *file = fopen(path, "rb");
    if (!file) exit(1);
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(size);
    if (!bytes || fread(bytes, 1, size, file) != size) exit(1);
    fclose(file);
    return (WebPData){bytes, size};
}

static void write_png(const char *folder, int number, const uint8_t *pixels, WebPAnimInfo info) {
    char path[4096];
    snprintf(path, sizeof path, "%s/w-%04d.png", folder, number);
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = info.canvas_width;
    image.height = info.canvas_height;
    image.format = PNG_FORMAT_RGBA;
    if (!png_image_write_to_file(&image, path, 0, pixels, 0, NULL)) exit(1);
}

int main(int count, char **words) {
    if (count != 3) return 2;
    WebPData data = contents(words[1]);
    WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, NULL);
    WebPAnimInfo info;
    if (!decoder || !WebPAnimDecoderGetInfo(decoder, &info)) return 1;
    uint8_t *pixels;
    int time;
    for (int number = 1; WebPAnimDecoderHasMoreFrames(decoder); number++) {
        if (!WebPAnimDecoderGetNext(decoder, &pixels, &time)) return 1;
        write_png(words[2], number, pixels, info);
    }
    WebPAnimDecoderDelete(decoder);
    return 0;
}
