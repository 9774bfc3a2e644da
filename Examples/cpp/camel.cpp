// A camel walks in a window until a key press, a click, or the number of seconds in the first argument.
#include <SDL.h>
#include <camel_animation.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <utility>

namespace {

struct Free {
    void operator()(camel_animation *animation) const { camel_free(animation); }
    void operator()(SDL_Renderer *renderer) const { SDL_DestroyRenderer(renderer); }
    void operator()(SDL_Window *window) const { SDL_DestroyWindow(window); }
};

template <typename Thing>
using Owned = std::unique_ptr<Thing, Free>;

template <typename Thing>
Owned<Thing> owned(Thing *thing, const char *(*reason)()) {
    if (!thing) throw std::runtime_error(reason());
    return Owned<Thing>(thing);
}

bool wants_to_go() {
    SDL_Event event;
    while (SDL_PollEvent(&event)) {
        if (event.type == SDL_QUIT || event.type == SDL_KEYDOWN || event.type == SDL_MOUSEBUTTONDOWN) return true;
    }
    return false;
}

void walk(double seconds) {
    int width = 0, height = 0;
    const int anywhere = SDL_WINDOWPOS_CENTERED;
    // The animation comes last and goes first: its textures belong to the renderer.
    Owned<camel_animation> loaded = owned(camel_load_bundled(0), camel_get_error);
    camel_get_size(loaded.get(), &width, &height);
    const auto window =
        owned(SDL_CreateWindow("Camel in C++", anywhere, anywhere, width, height, 0), SDL_GetError);
    const auto renderer = owned(SDL_CreateRenderer(window.get(), -1, 0), SDL_GetError);
    const auto camel = std::move(loaded);

    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.flags = CAMEL_DRAW_BACKGROUND;
    while (!wants_to_go() && SDL_GetTicks64() < seconds * 1000) {
        const auto time = static_cast<std::int64_t>(SDL_GetTicks64()) * 1000000;
        SDL_RenderClear(renderer.get());
        if (camel_draw_renderer(camel.get(), renderer.get(), time, &options)) {
            throw std::runtime_error(camel_get_error());
        }
        SDL_RenderPresent(renderer.get());
        SDL_Delay(10);
    }
}

}  // namespace

int main(int argc, char **argv) {
    if (SDL_Init(SDL_INIT_VIDEO)) {
        std::cerr << "camel: " << SDL_GetError() << '\n';
        return 1;
    }
    int status = 0;
    try {
        walk(argc > 1 ? std::atof(argv[1]) : HUGE_VAL);
    } catch (const std::exception &error) {
        std::cerr << "camel: " << error.what() << '\n';
        status = 1;
    }
    SDL_Quit();
    return status;
}
