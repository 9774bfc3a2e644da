// The least that an X11 program can do: one window, painted once, with nothing but xcb.
#include <stdlib.h>
#include <xcb/xcb.h>

int main(void) {
    xcb_connection_t *connection = xcb_connect(NULL, NULL);
    if (xcb_connection_has_error(connection)) {
        return 1;
    }
    xcb_screen_t *screen = xcb_setup_roots_iterator(xcb_get_setup(connection)).data;
    xcb_window_t window = xcb_generate_id(connection);
    uint32_t values[] = {0xF3E8D0, XCB_EVENT_MASK_EXPOSURE};
    xcb_create_window(
        connection, XCB_COPY_FROM_PARENT, window, screen->root, (screen->width_in_pixels - 480) / 2,
        (screen->height_in_pixels - 400) / 2, 480, 400, 0, XCB_WINDOW_CLASS_INPUT_OUTPUT, screen->root_visual,
        XCB_CW_BACK_PIXEL | XCB_CW_EVENT_MASK, values);
    xcb_map_window(connection, window);
    xcb_flush(connection);
    xcb_generic_event_t *event;
    while ((event = xcb_wait_for_event(connection))) {
        free(event);
    }
    return 0;
}
