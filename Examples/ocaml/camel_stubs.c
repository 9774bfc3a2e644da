/* The functions that camel.ml calls. Errors become the OCaml exception Failure. */
#include <SDL.h>
#include <camel_animation.h>
#include <caml/alloc.h>
#include <caml/fail.h>
#include <caml/memory.h>
#include <caml/mlvalues.h>

static camel_animation *camel;
static SDL_Window *window;
static SDL_Renderer *renderer;

CAMLprim value example_open_window(value title) {
    CAMLparam1(title);
    int32_t width, height;
    camel = camel_load_bundled(0);
    if (!camel || camel_get_size(camel, &width, &height)) caml_failwith(camel_get_error());
    if (SDL_Init(SDL_INIT_VIDEO)) caml_failwith(SDL_GetError());
    window = SDL_CreateWindow(String_val(title), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, 0);
    renderer = SDL_CreateRenderer(window, -1, 0);
    if (!renderer) caml_failwith(SDL_GetError());
    CAMLreturn(Val_unit);
}

CAMLprim value example_ticks(value unit) {
    (void)unit;
    return Val_long(SDL_GetTicks64());
}

CAMLprim value example_draw(value time) {
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.flags = CAMEL_DRAW_BACKGROUND;
    SDL_RenderClear(renderer);
    if (camel_draw_renderer(camel, renderer, Long_val(time), &options)) caml_failwith(camel_get_error());
    SDL_RenderPresent(renderer);
    return Val_unit;
}

CAMLprim value example_wants_to_go(value milliseconds) {
    SDL_Event event;
    int result = 0;
    SDL_Delay(Long_val(milliseconds));
    while (SDL_PollEvent(&event))
        result |= event.type == SDL_QUIT || event.type == SDL_KEYDOWN || event.type == SDL_MOUSEBUTTONDOWN;
    return Val_bool(result);
}

CAMLprim value example_close_window(value unit) {
    (void)unit;
    camel_free(camel); /* Free it before the renderer, which owns its textures. */
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return Val_unit;
}
