#include "CWaylandWatch.h"

#include <stdlib.h>
#include <string.h>

#include "CWayland.h"

struct camelwalk_toplevels {
    const struct camelwalk_toplevel_listener *listener;
    int are_offered;
};

static void tell_application(struct camelwalk_toplevels *toplevels, void *handle, const char *application) {
    toplevels->listener->application(toplevels->listener->data, camelwalk_wayland_identifier(handle), application);
}

static void tell_done(struct camelwalk_toplevels *toplevels, void *handle) {
    toplevels->listener->done(toplevels->listener->data, camelwalk_wayland_identifier(handle));
}

static void tell_closed(struct camelwalk_toplevels *toplevels, void *handle) {
    toplevels->listener->closed(toplevels->listener->data, camelwalk_wayland_identifier(handle));
}

static void tell_finished(struct camelwalk_toplevels *toplevels) {
    toplevels->listener->finished(toplevels->listener->data);
}

// The wlroots' protocol.

static void managed_text(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *text) {
    (void)data, (void)handle, (void)text;
}

static void managed_application(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, const char *application) {
    tell_application(data, handle, application);
}

static void managed_output(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_output *output) {
    (void)data, (void)handle, (void)output;
}

static void managed_state(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle, struct wl_array *state) {
    (void)data, (void)handle, (void)state;
}

static void managed_done(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle) {
    tell_done(data, handle);
}

static void managed_closed(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle) {
    tell_closed(data, handle);
    zwlr_foreign_toplevel_handle_v1_destroy(handle);
}

static void managed_parent(void *data, struct zwlr_foreign_toplevel_handle_v1 *handle,
                           struct zwlr_foreign_toplevel_handle_v1 *parent) {
    (void)data, (void)handle, (void)parent;
}

static const struct zwlr_foreign_toplevel_handle_v1_listener managed = {
    .title = managed_text,
    .app_id = managed_application,
    .output_enter = managed_output,
    .output_leave = managed_output,
    .state = managed_state,
    .done = managed_done,
    .closed = managed_closed,
    .parent = managed_parent,
};

static void manager_toplevel(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager,
                             struct zwlr_foreign_toplevel_handle_v1 *handle) {
    (void)manager;
    zwlr_foreign_toplevel_handle_v1_add_listener(handle, &managed, data);
}

static void manager_finished(void *data, struct zwlr_foreign_toplevel_manager_v1 *manager) {
    (void)manager;
    tell_finished(data);
}

static const struct zwlr_foreign_toplevel_manager_v1_listener manager_listener = {
    .toplevel = manager_toplevel,
    .finished = manager_finished,
};

// The common protocol.

static void listed_text(void *data, struct ext_foreign_toplevel_handle_v1 *handle, const char *text) {
    (void)data, (void)handle, (void)text;
}

static void listed_application(void *data, struct ext_foreign_toplevel_handle_v1 *handle, const char *application) {
    tell_application(data, handle, application);
}

static void listed_done(void *data, struct ext_foreign_toplevel_handle_v1 *handle) {
    tell_done(data, handle);
}

static void listed_closed(void *data, struct ext_foreign_toplevel_handle_v1 *handle) {
    tell_closed(data, handle);
    ext_foreign_toplevel_handle_v1_destroy(handle);
}

static const struct ext_foreign_toplevel_handle_v1_listener listed = {
    .closed = listed_closed,
    .done = listed_done,
    .title = listed_text,
    .app_id = listed_application,
    .identifier = listed_text,
};

static void list_toplevel(void *data, struct ext_foreign_toplevel_list_v1 *list,
                          struct ext_foreign_toplevel_handle_v1 *handle) {
    (void)list;
    ext_foreign_toplevel_handle_v1_add_listener(handle, &listed, data);
}

static void list_finished(void *data, struct ext_foreign_toplevel_list_v1 *list) {
    (void)list;
    tell_finished(data);
}

static const struct ext_foreign_toplevel_list_v1_listener list_listener = {
    .toplevel = list_toplevel,
    .finished = list_finished,
};

// What the compositor offers.

static void registry_global(void *data, struct wl_registry *registry, uint32_t name, const char *interface,
                            uint32_t version) {
    (void)version;
    struct camelwalk_toplevels *toplevels = data;
    if (toplevels->are_offered) return;
    void *offer = NULL;
    if (strcmp(interface, zwlr_foreign_toplevel_manager_v1_interface.name) == 0) {
        offer = wl_registry_bind(registry, name, &zwlr_foreign_toplevel_manager_v1_interface, 1);
        if (offer != NULL) zwlr_foreign_toplevel_manager_v1_add_listener(offer, &manager_listener, toplevels);
    } else if (strcmp(interface, ext_foreign_toplevel_list_v1_interface.name) == 0) {
        offer = wl_registry_bind(registry, name, &ext_foreign_toplevel_list_v1_interface, 1);
        if (offer != NULL) ext_foreign_toplevel_list_v1_add_listener(offer, &list_listener, toplevels);
    }
    toplevels->are_offered = offer != NULL;
}

static void registry_global_remove(void *data, struct wl_registry *registry, uint32_t name) {
    (void)data, (void)registry, (void)name;
}

static const struct wl_registry_listener registry_listener = {
    .global = registry_global,
    .global_remove = registry_global_remove,
};

struct camelwalk_toplevels *camelwalk_listen_to_toplevels(
    struct wl_display *display, const struct camelwalk_toplevel_listener *listener) {
    struct camelwalk_toplevels *toplevels = calloc(1, sizeof *toplevels);
    struct wl_registry *registry = toplevels == NULL ? NULL : wl_display_get_registry(display);
    if (registry == NULL) {
        free(toplevels);
        return NULL;
    }
    toplevels->listener = listener;
    wl_registry_add_listener(registry, &registry_listener, toplevels);
    return toplevels;
}

int camelwalk_toplevels_are_offered(const struct camelwalk_toplevels *toplevels) {
    return toplevels->are_offered;
}

static void note_answer(void *data, struct wl_callback *callback, uint32_t serial) {
    (void)serial;
    *(int *)data = 1;
    wl_callback_destroy(callback);
}

static const struct wl_callback_listener answer_listener = {.done = note_answer};

int camelwalk_note_answer(struct wl_display *display, int *is_done) {
    struct wl_callback *callback = wl_display_sync(display);
    return callback == NULL ? -1 : wl_callback_add_listener(callback, &answer_listener, is_done);
}
