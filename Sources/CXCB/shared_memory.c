#include "CXCB.h"
#include "extension.h"

#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

static xcb_extension_t shared_memory = {"MIT-SHM", 0};

// MIT-SHM, version 1.2 (xorgproto: shmproto.h).
enum { DETACH = 2, PUT_IMAGE = 3, ATTACH_FD = 6 };

struct attach {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    uint32_t segment;
    uint8_t is_read_only;
    uint8_t padding[3];
};

struct detach {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    uint32_t segment;
};

struct put_image {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    xcb_drawable_t drawable;
    xcb_gcontext_t context;
    uint16_t total_width;
    uint16_t total_height;
    uint16_t source_x;
    uint16_t source_y;
    uint16_t source_width;
    uint16_t source_height;
    int16_t x;
    int16_t y;
    uint8_t depth;
    uint8_t format;
    uint8_t sends_event;
    uint8_t padding;
    uint32_t segment;
    uint32_t offset;
};

static unsigned int send(xcb_connection_t *connection, int opcode, int flags, void *request, size_t size,
                         unsigned int descriptor_count, int *descriptors) {
    const xcb_protocol_request_t protocol = {.count = 2, .ext = &shared_memory, .opcode = (uint8_t)opcode, .isvoid = 1};
    struct iovec parts[4] = {{0}};
    // libxcb uses the two before those that it is given.
    parts[2].iov_base = request;
    parts[2].iov_len = size;
    return xcb_send_request_with_fds(connection, flags, parts + 2, &protocol, descriptor_count, descriptors);
}

uint32_t camelwalk_share_memory(xcb_connection_t *connection, int descriptor) {
    const xcb_query_extension_reply_t *extension = xcb_get_extension_data(connection, &shared_memory);
    if (extension == NULL || !extension->present) {
        close(descriptor);
        return 0;
    }
    struct attach attach = {.segment = xcb_generate_id(connection), .is_read_only = 1};
    const xcb_void_cookie_t cookie = {
        send(connection, ATTACH_FD, XCB_REQUEST_CHECKED, &attach, sizeof attach, 1, &descriptor)};
    // A server that is older than this request has an error for it, and so has one that may not map the memory.
    xcb_generic_error_t *error = xcb_request_check(connection, cookie);
    const int is_attached = error == NULL && !xcb_connection_has_error(connection);
    free(error);
    return is_attached ? attach.segment : 0;
}

void camelwalk_put_shared(xcb_connection_t *connection, uint32_t segment, uint32_t offset, xcb_drawable_t drawable,
                          xcb_gcontext_t context, uint16_t width, uint16_t height, uint8_t depth) {
    struct put_image put = {
        .drawable = drawable,
        .context = context,
        .total_width = width,
        .total_height = height,
        .source_width = width,
        .source_height = height,
        .depth = depth,
        .format = XCB_IMAGE_FORMAT_Z_PIXMAP,
        .segment = segment,
        .offset = offset,
    };
    send(connection, PUT_IMAGE, 0, &put, sizeof put, 0, NULL);
}

void camelwalk_stop_sharing(xcb_connection_t *connection, uint32_t segment) {
    struct detach detach = {.segment = segment};
    send(connection, DETACH, 0, &detach, sizeof detach, 0, NULL);
}
