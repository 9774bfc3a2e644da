// libxcb, and the two requests of the RANDR extension that a splash needs. Its own client library is not on every machine,
// and making a request takes no more lines than looking one up in a library that may be missing.
#pragma once

#include <stdint.h>
#include <xcb/xcb.h>

/// A monitor: its place on the screen in pixels, and its size in millimetres, 0 where nobody knows.
struct camelwalk_monitor {
    int16_t x;
    int16_t y;
    uint16_t width;
    uint16_t height;
    uint32_t width_millimetres;
    uint32_t height_millimetres;
};

/// Asks whether the server has RANDR, without waiting for the answer.
void camelwalk_prefetch_monitors(xcb_connection_t *connection);

/// Asks for the monitors of `root`'s screen. Waits for the answer to `camelwalk_prefetch_monitors`, if that is not there
/// yet. Returns the request's number, or 0 where the server has no RANDR.
unsigned int camelwalk_ask_monitors(xcb_connection_t *connection, xcb_window_t root);

/// Waits for the answer to the request of this number, and copies at most `most` monitors. Returns how many; none where
/// the server's RANDR is older than 1.5.
int camelwalk_monitors(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int most);
