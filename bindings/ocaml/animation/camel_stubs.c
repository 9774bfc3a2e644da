/* The functions of the C library, for camel_animation.ml. The library is opened when it is first needed, so that programs
   can be built and run, as far as they draw nothing, where it is not. */
#include "camel_animation.h"

#include <caml/alloc.h>
#include <caml/bigarray.h>
#include <caml/callback.h>
#include <caml/custom.h>
#include <caml/fail.h>
#include <caml/memory.h>
#include <caml/mlvalues.h>
#include <caml/signals.h>
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FUNCTIONS(F)                                                                                        \
    F(get_error) F(load_bundled) F(load_file) F(load_tag) F(load_memory) F(free) F(get_size)                \
    F(get_frame_count) F(get_cycle_count) F(get_duration) F(get_frame_duration) F(get_frame_at)             \
    F(get_next_change) F(get_tag_count) F(get_tag) F(set_playback) F(draw_pixels) F(draw_surface)           \
    F(draw_renderer) F(forget_renderer)

#define MEMBER(name) __typeof__(camel_##name) *name;
static struct { FUNCTIONS(MEMBER) } library;
static int is_open;

static void fail(const char *message) {
    const value *exception = caml_named_value("camelwalk.animation.Error");
    if (exception == NULL) caml_failwith(message);
    caml_raise_with_string(*exception, message);
}

#define FIND(name) found = found && (*(void **)&library.name = dlsym(handle, "camel_" #name)) != NULL;

/* Two threads may both do it: they write the same. */
static void open_library(void) {
    char message[512];
    int found = 1;
    if (__atomic_load_n(&is_open, __ATOMIC_ACQUIRE)) return;
    const char *path = getenv("CAMELANIMATION_LIBRARY");
    void *handle = dlopen(path && *path ? path : "libcamelanimation.so.0", RTLD_NOW | RTLD_LOCAL);
    if (handle != NULL) { FUNCTIONS(FIND) }
    if (handle == NULL || !found) {
        const char *reason = dlerror();
        snprintf(message, sizeof message, "cannot use the C library: %s; install libcamelanimation, or set "
                 "CAMELANIMATION_LIBRARY to its path", reason ? reason : "it is too old");
        fail(message);
    }
    __atomic_store_n(&is_open, 1, __ATOMIC_RELEASE);
}

/* An animation of OCaml's. */
struct block {
    camel_animation *animation; /* NULL once it is closed. */
    int has_textures;
    int is_busy;
};

#define BLOCK(v) ((struct block *)Data_custom_val(v))

/* Textures die with their renderer, of which nothing is known here, and on its thread: rather nothing is freed than that. */
static void finalize(value v) {
    struct block *block = BLOCK(v);
    if (block->animation != NULL && !block->has_textures) library.free(block->animation);
}

static struct custom_operations operations = {
    "camelwalk.animation", finalize, custom_compare_default, custom_hash_default, custom_serialize_default,
    custom_deserialize_default, custom_compare_ext_default, custom_fixed_length_default
};

static void fail_last(void) { fail(library.get_error()); }

static value made(camel_animation *animation) {
    if (animation == NULL) fail_last();
    /* Frames that are kept are many times as large: a dozen of the bundled camel make a round of collection. */
    value v = caml_alloc_custom_mem(&operations, sizeof(struct block), 1 << 20);
    *BLOCK(v) = (struct block){.animation = animation};
    return v;
}

static camel_animation *begin(value v) {
    struct block *block = BLOCK(v);
    if (__atomic_exchange_n(&block->is_busy, 1, __ATOMIC_ACQUIRE)) fail("cannot use the animation: another thread does");
    if (block->animation == NULL) {
        block->is_busy = 0;
        fail("cannot use the animation: it is closed");
    }
    return block->animation;
}

static void end(value v) { __atomic_store_n(&BLOCK(v)->is_busy, 0, __ATOMIC_RELEASE); }

/* Ends a call, whose result is below 0 if it failed. */
static int64_t checked(value v, int64_t result) {
    end(v);
    if (result < 0) fail_last();
    return result;
}

static int32_t int32_of(value v) {
    long number = Long_val(v);
    return number > INT32_MAX ? INT32_MAX : number < INT32_MIN ? INT32_MIN : (int32_t)number;
}

CAMLprim value camelwalk_load_bundled(value width) {
    open_library();
    return made(library.load_bundled(int32_of(width)));
}

/* Files are read while other threads run. */
CAMLprim value camelwalk_load_file(value path, value tag) {
    CAMLparam2(path, tag);
    open_library();
    if (!caml_string_is_c_safe(path)) fail("cannot read the animation: its name has a zero byte");
    char *name = caml_stat_strdup(String_val(path));
    char *word = Is_block(tag) ? caml_stat_strdup(String_val(Field(tag, 0))) : NULL;
    caml_enter_blocking_section();
    camel_animation *animation = word != NULL ? library.load_tag(name, word) : library.load_file(name);
    caml_leave_blocking_section();
    caml_stat_free(name);
    caml_stat_free(word);
    CAMLreturn(made(animation));
}

CAMLprim value camelwalk_load_memory(value bytes, value name) {
    open_library();
    return made(library.load_memory(String_val(bytes), caml_string_length(bytes), String_val(name)));
}

CAMLprim value camelwalk_close(value v) {
    struct block *block = BLOCK(v);
    if (block->animation == NULL) return Val_unit;
    camel_animation *animation = begin(v);
    block->animation = NULL;
    end(v);
    library.free(animation);
    return Val_unit;
}

CAMLprim value camelwalk_size(value v) {
    int32_t width, height;
    checked(v, library.get_size(begin(v), &width, &height));
    value size = caml_alloc_tuple(2);
    Store_field(size, 0, Val_long(width));
    Store_field(size, 1, Val_long(height));
    return size;
}

CAMLprim value camelwalk_frame_count(value v) { return Val_long(checked(v, library.get_frame_count(begin(v)))); }
CAMLprim value camelwalk_cycle_count(value v) { return Val_long(checked(v, library.get_cycle_count(begin(v)))); }
CAMLprim value camelwalk_duration(value v) { return Val_long(checked(v, library.get_duration(begin(v)))); }
CAMLprim value camelwalk_tag_count(value v) { return Val_long(checked(v, library.get_tag_count(begin(v)))); }

CAMLprim value camelwalk_frame_duration(value v, value frame) {
    return Val_long(checked(v, library.get_frame_duration(begin(v), int32_of(frame))));
}

CAMLprim value camelwalk_frame_at(value v, value time) {
    return Val_long(checked(v, library.get_frame_at(begin(v), Long_val(time))));
}

CAMLprim value camelwalk_next_change(value v, value time) {
    int64_t change;
    if (checked(v, library.get_next_change(begin(v), Long_val(time), &change)) == 0) return Val_int(0);
    value some = caml_alloc_small(1, 0);
    Field(some, 0) = Val_long(change > Max_long ? Max_long : change);
    return some;
}

CAMLprim value camelwalk_tag(value v, value tag) {
    CAMLparam1(v);
    CAMLlocal2(result, text);
    camel_playback playback = CAMEL_PLAYBACK_INIT;
    const char *name = library.get_tag(begin(v), int32_of(tag), &playback);
    checked(v, name == NULL ? -1 : 0);
    text = caml_copy_string(name);
    result = caml_alloc_tuple(5);
    Store_field(result, 0, text);
    Store_field(result, 1, Val_long(playback.first));
    Store_field(result, 2, Val_long(playback.last));
    Store_field(result, 3, Val_long(playback.order));
    Store_field(result, 4, Val_long(playback.cycles));
    CAMLreturn(result);
}

CAMLprim value camelwalk_play(value v, value order, value first, value last, value speed, value cycles) {
    camel_playback playback = CAMEL_PLAYBACK_INIT;
    playback.order = (uint32_t)Long_val(order);
    playback.first = int32_of(first);
    playback.last = int32_of(last);
    playback.speed = Double_val(speed);
    playback.cycles = int32_of(cycles);
    checked(v, library.set_playback(begin(v), &playback));
    return Val_unit;
}

CAMLprim value camelwalk_play_bytes(value *a, int count) {
    (void)count;
    return camelwalk_play(a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* The record `options`, whose fields are in this order. */
static camel_draw_options options_of(value v, value is_frame) {
    camel_draw_options options = CAMEL_DRAW_OPTIONS_INIT;
    options.x = Double_val(Field(v, 0));
    options.y = Double_val(Field(v, 1));
    options.scale = Double_val(Field(v, 2));
    options.rotation = Double_val(Field(v, 3));
    options.tint = Long_val(Field(v, 5)) < 0 ? UINT32_MAX : (uint32_t)Long_val(Field(v, 5));
    options.alpha = Long_val(Field(v, 6)) < 0 ? UINT32_MAX : (uint32_t)Long_val(Field(v, 6));
    options.flags = (Bool_val(Field(v, 4)) ? CAMEL_DRAW_FLIP_HORIZONTAL : 0)
        | (Bool_val(Field(v, 7)) ? CAMEL_DRAW_BACKGROUND : 0) | (Bool_val(is_frame) ? CAMEL_DRAW_FRAME : 0);
    return options;
}

CAMLprim value camelwalk_draw_pixels(value v, value pixels, value format, value time, value is_frame, value given) {
    camel_draw_options options = options_of(given, is_frame);
    struct caml_ba_array *array = Caml_ba_array_val(pixels);
    if (array->dim[0] == 0 || array->dim[1] == 0) return Val_unit;
    if (array->dim[0] > INT32_MAX || array->dim[1] > INT32_MAX / 4) caml_invalid_argument("Camel_animation.draw: too large");
    checked(v, library.draw_pixels(begin(v), array->data, (int32_t)array->dim[1], (int32_t)array->dim[0],
                                   (ptrdiff_t)(array->dim[1] * array->dim[2]), (uint32_t)Long_val(format),
                                   Long_val(time), &options));
    return Val_unit;
}

CAMLprim value camelwalk_draw_pixels_bytes(value *a, int count) {
    (void)count;
    return camelwalk_draw_pixels(a[0], a[1], a[2], a[3], a[4], a[5]);
}

CAMLprim value camelwalk_draw_surface(value v, value surface, value time, value is_frame, value given) {
    camel_draw_options options = options_of(given, is_frame);
    checked(v, library.draw_surface(begin(v), (struct SDL_Surface *)Nativeint_val(surface), Long_val(time), &options));
    return Val_unit;
}

CAMLprim value camelwalk_draw_renderer(value v, value renderer, value time, value is_frame, value given) {
    camel_draw_options options = options_of(given, is_frame);
    camel_animation *animation = begin(v);
    BLOCK(v)->has_textures = 1;
    checked(v, library.draw_renderer(animation, (struct SDL_Renderer *)Nativeint_val(renderer), Long_val(time), &options));
    return Val_unit;
}

CAMLprim value camelwalk_forget_renderer(value v) {
    checked(v, library.forget_renderer(begin(v)));
    BLOCK(v)->has_textures = 0;
    return Val_unit;
}
