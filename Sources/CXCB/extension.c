#include "extension.h"

#include <stdint.h>
#include <sys/uio.h>

unsigned int camelwalk_send_request(xcb_connection_t *connection, xcb_extension_t *extension, int opcode, void *request,
                                    size_t size) {
    const xcb_protocol_request_t protocol = {.count = 2, .ext = extension, .opcode = (uint8_t)opcode, .isvoid = 0};
    struct iovec parts[4] = {{0}};
    // libxcb uses the two before those that it is given.
    parts[2].iov_base = request;
    parts[2].iov_len = size;
    return xcb_send_request(connection, XCB_REQUEST_CHECKED, parts + 2, &protocol);
}
