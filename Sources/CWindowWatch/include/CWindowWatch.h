// libxcb, and the one request of the X-Resource extension that is needed. Its own client library is not on every
// machine, and making a request takes no more lines than looking one up in a library that may be missing.
#pragma once

#include <stdint.h>
#include <xcb/xcb.h>

/// Whether the server has X-Resource. Waits for its answer.
int camelwalk_has_client_identifiers(xcb_connection_t *connection);

/// Asks for the process that made `window`, as the server knows it (XResQueryClientIds, LocalClientPidMask). Returns
/// the request's number. Only where the server has X-Resource.
unsigned int camelwalk_ask_client_process(xcb_connection_t *connection, xcb_window_t window);

/// The answer to the request of this number; 0 where the server does not know: the client is on another machine, or gone.
uint32_t camelwalk_client_process(xcb_connection_t *connection, unsigned int request);
