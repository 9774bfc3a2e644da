// Listening to the protocols in which compositors tell panels of windows. In C, because listeners are tables of C
// functions and objects are bound by the address of a description.
#pragma once

#include <stdint.h>

struct wl_display;

/// What is told of toplevels, by their numbers. The functions are called while events are dispatched, with `data`.
struct camelwalk_toplevel_listener {
    void *data;
    /// A toplevel's application id; takes effect with its next `done`.
    void (*application)(void *data, uint32_t toplevel, const char *application);
    void (*done)(void *data, uint32_t toplevel);
    void (*closed)(void *data, uint32_t toplevel);
    /// Nothing more will be told.
    void (*finished)(void *data);
};

struct camelwalk_toplevels;

/// Asks `display` what it offers, and listens to the first protocol of toplevels that is among it. `listener` must live
/// as long as the connection, and the result, which is never freed, does. Returns null without memory.
struct camelwalk_toplevels *camelwalk_listen_to_toplevels(
    struct wl_display *display, const struct camelwalk_toplevel_listener *listener);

/// Whether such a protocol was among the offers so far.
int camelwalk_toplevels_are_offered(const struct camelwalk_toplevels *toplevels);

/// Lets `*is_done` become 1 when the compositor has answered everything that was requested before. Returns 0, or -1
/// without memory.
int camelwalk_note_answer(struct wl_display *display, int *is_done);
