// Requests of the X server's extensions, without their client libraries.
#pragma once

#include <stddef.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

// Whether the server has `extension`. Waits for its answer, unless that has been asked for before.
int camelwalk_has_extension(xcb_connection_t *connection, xcb_extension_t *extension);

// Sends a request of `extension`, which has an answer and whose `size` bytes, a multiple of four, begin with room for the
// header. Returns its number.
unsigned int camelwalk_send_request(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size);

// The same for a request without an answer: only an error comes of it, as an event. If `descriptor` is not negative, it goes
// along, is closed, and the error is kept for xcb_request_check().
unsigned int camelwalk_send_command(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size, int descriptor);

// Waits for the answer to the request of this number; NULL if there is an error instead. To be freed.
void *camelwalk_wait_for_answer(xcb_connection_t *connection, unsigned int request);
