#include "extension.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/uio.h>

int camelwalk_has_extension(xcb_connection_t *connection, xcb_extension_t *extension) {
    const xcb_query_extension_reply_t *data = xcb_get_extension_data(connection, extension);
    return data != NULL && data->present;
}

static unsigned int send(xcb_connection_t *connection, const xcb_protocol_request_t *protocol, int flags, void *request,
                         size_t size, int descriptor) {
    struct iovec parts[4] = {{0}};
    // libxcb uses the two before those that it is given.
    parts[2].iov_base = request;
    parts[2].iov_len = size;
    if (descriptor < 0) return xcb_send_request(connection, flags, parts + 2, protocol);
    return xcb_send_request_with_fds(connection, flags, parts + 2, protocol, 1, &descriptor);
}

unsigned int camelwalk_send_request(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size) {
    const xcb_protocol_request_t protocol = {.count = 2, .ext = extension, .opcode = (uint8_t)opcode, .isvoid = 0};
    return send(connection, &protocol, XCB_REQUEST_CHECKED, request, size, -1);
}

unsigned int camelwalk_send_command(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size, int descriptor) {
    const xcb_protocol_request_t protocol = {.count = 2, .ext = extension, .opcode = (uint8_t)opcode, .isvoid = 1};
    return send(connection, &protocol, descriptor < 0 ? 0 : XCB_REQUEST_CHECKED, request, size, descriptor);
}

void *camelwalk_wait_for_answer(xcb_connection_t *connection, unsigned int request) {
    xcb_generic_error_t *error = NULL;
    void *reply = xcb_wait_for_reply(connection, request, &error);
    free(error);
    return reply;
}
