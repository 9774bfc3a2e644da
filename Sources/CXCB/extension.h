// Requests of the X server's extensions, without their client libraries.
#pragma once

#include <stddef.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

// Sends a request of `extension`, which has an answer and whose `size` bytes, a multiple of four, begin with room for the
// header. Returns its number.
unsigned int camelwalk_send_request(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size);
