#include "../SystemLibraries/late_table.h"
#include "CWayland.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>

struct camelwalk_wayland_library camelwalk_wayland_library;

static const char *missing;

#define ENTRY(function) {"wl_" #function, offsetof(struct camelwalk_wayland_library, function)}

static const struct camelwalk_late_entry entries[] = {
    ENTRY(proxy_marshal_flags),
    ENTRY(proxy_add_listener),
    ENTRY(proxy_set_user_data),
    ENTRY(proxy_get_user_data),
    ENTRY(proxy_get_version),
    ENTRY(proxy_get_id),
    ENTRY(proxy_destroy),
    ENTRY(display_connect),
    ENTRY(display_disconnect),
    ENTRY(display_get_fd),
    ENTRY(display_dispatch_pending),
    ENTRY(display_prepare_read),
    ENTRY(display_read_events),
    ENTRY(display_cancel_read),
    ENTRY(display_flush),
    ENTRY(display_get_error),
    ENTRY(display_get_protocol_error),
};

static void open_library(void) {
    void *library = dlopen("libwayland-client.so.0", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        missing = "libwayland-client.so.0";
        return;
    }
    missing = camelwalk_find_late(library, entries, sizeof entries / sizeof *entries, &camelwalk_wayland_library);
}

const char *camelwalk_wayland_open(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    return missing;
}

struct wl_display *camelwalk_wayland_connect(const char *name) {
    return camelwalk_wayland_library.display_connect(name);
}

void camelwalk_wayland_disconnect(struct wl_display *display) {
    camelwalk_wayland_library.display_disconnect(display);
}

int camelwalk_wayland_descriptor(struct wl_display *display) {
    return camelwalk_wayland_library.display_get_fd(display);
}

int camelwalk_wayland_dispatch(struct wl_display *display) {
    return camelwalk_wayland_library.display_dispatch_pending(display);
}

int camelwalk_wayland_flush(struct wl_display *display) {
    return camelwalk_wayland_library.display_flush(display);
}

int camelwalk_wayland_read(struct wl_display *display) {
    // Refused where something is to be dispatched first: then that comes next anyway.
    if (camelwalk_wayland_library.display_prepare_read(display) != 0) return 0;
    return camelwalk_wayland_library.display_read_events(display);
}

int camelwalk_wayland_error(struct wl_display *display, const char **interface, uint32_t *code) {
    const struct wl_interface *refusing = NULL;
    *code = camelwalk_wayland_library.display_get_protocol_error(display, &refusing, NULL);
    *interface = refusing == NULL ? NULL : refusing->name;
    return camelwalk_wayland_library.display_get_error(display);
}

uint32_t camelwalk_wayland_identifier(void *proxy) {
    return camelwalk_wayland_library.proxy_get_id(proxy);
}

// The interfaces that are bound by name. Swift could only hand over a copy, and libwayland keeps the address.
static const struct wl_interface *const interfaces[] = {
    &ext_foreign_toplevel_list_v1_interface,
    &wl_compositor_interface,
    &wl_output_interface,
    &wl_seat_interface,
    &wl_shm_interface,
    &wp_fractional_scale_manager_v1_interface,
    &wp_viewporter_interface,
    &xdg_wm_base_interface,
    &zwlr_foreign_toplevel_manager_v1_interface,
    &zwlr_layer_shell_v1_interface,
    &zxdg_output_manager_v1_interface,
};

void *camelwalk_wayland_bind(struct wl_registry *registry, uint32_t name, const char *interface, uint32_t offered,
                             uint32_t version) {
    for (size_t i = 0; i < sizeof interfaces / sizeof *interfaces; i++) {
        if (strcmp(interfaces[i]->name, interface) != 0) continue;
        return wl_registry_bind(registry, name, interfaces[i], offered < version ? offered : version);
    }
    return NULL;
}
