#include "CXCB.h"
#include "extension.h"

#include <stdlib.h>
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

uint32_t camelwalk_share_memory(xcb_connection_t *connection, int descriptor) {
    if (!camelwalk_has_extension(connection, &shared_memory)) {
        close(descriptor);
        return 0;
    }
    struct attach attach = {.segment = xcb_generate_id(connection), .is_read_only = 1};
    const xcb_void_cookie_t cookie = {
        camelwalk_send_command(connection, &shared_memory, ATTACH_FD, &attach, sizeof attach, descriptor)};
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
    camelwalk_send_command(connection, &shared_memory, PUT_IMAGE, &put, sizeof put, -1);
}

void camelwalk_stop_sharing(xcb_connection_t *connection, uint32_t segment) {
    struct detach detach = {.segment = segment};
    camelwalk_send_command(connection, &shared_memory, DETACH, &detach, sizeof detach, -1);
}
