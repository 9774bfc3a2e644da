// libxcb, opened when it is first needed, and the requests of the extensions RANDR, XINERAMA, X-Resource and MIT-SHM that are needed. Their own client
// libraries are not on every machine, and making a request takes no more lines than looking one up in a library that may
// be missing.
#pragma once

#include <stdint.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

/// Opens libxcb, unless it is open. Returns NULL, or why it cannot be opened. Any function of libxcb's does so too: without
/// libxcb, `xcb_connect` returns NULL.
const char *camelwalk_xcb_open(void);

/// A monitor: its place on the screen in pixels, and its size in millimetres, 0 if nobody knows.
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
/// yet. Returns the request's number, or 0 if the server has no RANDR.
unsigned int camelwalk_ask_monitors(xcb_connection_t *connection, xcb_window_t root);

/// Waits for the answer to the request of this number, and copies at most `maximum` monitors. Returns how many; none where
/// the server's RANDR is older than 1.5.
int camelwalk_monitors(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum);

/// Asks for the outputs of `root`'s screen. Only where `camelwalk_ask_monitors` has returned a request. Returns the
/// request's number.
unsigned int camelwalk_ask_resources(xcb_connection_t *connection, xcb_window_t root);

/// Waits for the answer to the request of this number, then asks for each output, waits for that too, and copies what at
/// most `maximum` outputs show. Returns how many; none where the server's RANDR is older than 1.3.
int camelwalk_outputs(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum);

/// Asks whether the server has XINERAMA, without waiting for the answer.
void camelwalk_prefetch_screens(xcb_connection_t *connection);

/// Asks for the screens that make up the one screen. Waits for the answer to `camelwalk_prefetch_screens`, if that is not
/// there yet. Returns the request's number, or 0 if the server has no XINERAMA.
unsigned int camelwalk_ask_screens(xcb_connection_t *connection);

/// Waits for the answer to the request of this number, and copies at most `maximum` monitors, whose sizes in millimetres
/// nobody says. Returns how many.
int camelwalk_screens(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum);

/// Whether the server has X-Resource. Waits for its answer.
int camelwalk_has_client_identifiers(xcb_connection_t *connection);

/// Asks for the process that made `window`, as the server knows it (XResQueryClientIds, LocalClientPidMask). Returns
/// the request's number. Only where the server has X-Resource.
unsigned int camelwalk_ask_client_process(xcb_connection_t *connection, xcb_window_t window);

/// The answer to the request of this number; 0 if the server does not know: the client is on another machine, or gone.
uint32_t camelwalk_client_process(xcb_connection_t *connection, unsigned int request);

/// Lets the server read the memory of `descriptor`, which is closed. Waits for the answer. Returns the segment's identifier,
/// or 0 if the server cannot: it is on another machine, or older than MIT-SHM 1.2.
uint32_t camelwalk_share_memory(xcb_connection_t *connection, int descriptor);

/// Draws a picture that lies in a shared segment, `offset` bytes from its beginning, over the whole of `drawable`: `width`
/// times `height` pixels of `depth` bits. The server reads the memory later, and does not say when.
void camelwalk_put_shared(xcb_connection_t *connection, uint32_t segment, uint32_t offset, xcb_drawable_t drawable,
                          xcb_gcontext_t context, uint16_t width, uint16_t height, uint8_t depth);

/// The server reads a segment no more, once it has drawn what it was asked for.
void camelwalk_stop_sharing(xcb_connection_t *connection, uint32_t segment);
