// What drawing a frame costs in C and C++: SDL's own blit and ours, a copy of an opaque frame and ours. Milliseconds, best of many.
#include <SDL.h>
#include <camel_animation.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

constexpr int width = 480, height = 400, rounds = 1000;

template <typename Action> double milliseconds(Action action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

// In turn, so that what else the machine does falls on both.
template <typename Own, typename Ours> void row(const char *name, Own own, Ours ours) {
    double theirs = 1e9, mine = 1e9;
    for (int round = 0; round < rounds; ++round) {
        theirs = std::min(theirs, milliseconds(own));
        mine = std::min(mine, milliseconds(ours));
    }
    std::printf("| %s | %.3f | %.3f | %.2f |\n", name, theirs, mine, mine / theirs);
}

SDL_Surface *surface() { return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_ARGB8888); }

}  // namespace

int main() {
    camel_animation *camel = camel_load_bundled(width);
    if (!camel) { std::puts(camel_get_error()); return 1; }
    SDL_Surface *source = surface(), *target = surface();
    camel_draw_surface(camel, source, 0, nullptr);
    const auto blit = [&] { SDL_BlitSurface(source, nullptr, target, nullptr); };
    row("C, C++, `SDL_BlitSurface` and `camel_draw_surface`", blit, [&] { camel_draw_surface(camel, target, 0, nullptr); });
    row("C, C++, `SDL_BlitSurface` and `camel_draw_pixels`", blit, [&] {
        camel_draw_pixels(camel, target->pixels, width, height, target->pitch, CAMEL_PIXELS_BGRA, 0, nullptr);
    });
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.flags = CAMEL_DRAW_BACKGROUND;
    std::vector<std::uint8_t> opaque(4 * width * height), pixels(opaque.size());
    const auto draw = [&](std::vector<std::uint8_t> &memory) {
        camel_draw_pixels(camel, memory.data(), width, height, 4 * width, CAMEL_PIXELS_BGRX, 0, &options);
    };
    draw(opaque);
    row("C++, copying an opaque BGRX `std::vector`",
        [&] { std::copy(opaque.begin(), opaque.end(), pixels.begin()); }, [&] { draw(pixels); });
    camel_free(camel);
}
