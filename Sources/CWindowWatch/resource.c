#include "CWindowWatch.h"

#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <xcb/xcbext.h>

static xcb_extension_t resource = {"X-Resource", 0};

// X-Resource Extension, version 1.2, section 5.
enum { QUERY_CLIENT_IDS = 4, LOCAL_CLIENT_PROCESS = 2 };

struct query {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    uint32_t count;
    uint32_t client;
    uint32_t mask;
};

struct identifier {
    uint32_t client;
    uint32_t mask;
    uint32_t bytes;
    uint32_t process;
};

struct reply {
    uint8_t response_type;
    uint8_t padding;
    uint16_t sequence;
    uint32_t length;
    uint32_t count;
    uint32_t more_padding[5];
    struct identifier first;
};

int camelwalk_has_client_identifiers(xcb_connection_t *connection) {
    const xcb_query_extension_reply_t *extension = xcb_get_extension_data(connection, &resource);
    return extension != NULL && extension->present;
}

unsigned int camelwalk_ask_client_process(xcb_connection_t *connection, xcb_window_t window) {
    const xcb_protocol_request_t request = {.count = 2, .ext = &resource, .opcode = QUERY_CLIENT_IDS, .isvoid = 0};
    struct query query = {.count = 1, .client = window, .mask = LOCAL_CLIENT_PROCESS};
    struct iovec parts[4] = {{0}};
    // libxcb uses the two before those that it is given.
    parts[2].iov_base = &query;
    parts[2].iov_len = sizeof query;
    parts[3].iov_base = NULL;
    parts[3].iov_len = 0;
    return xcb_send_request(connection, XCB_REQUEST_CHECKED, parts + 2, &request);
}

uint32_t camelwalk_client_process(xcb_connection_t *connection, unsigned int request) {
    xcb_generic_error_t *error = NULL;
    struct reply *reply = xcb_wait_for_reply(connection, request, &error);
    uint32_t process = 0;
    // A reply's length counts the words after its first 32 bytes.
    if (reply != NULL && reply->count > 0 && reply->length >= sizeof reply->first / 4 && reply->first.bytes == 4
        && reply->first.mask == LOCAL_CLIENT_PROCESS) {
        process = reply->first.process;
    }
    free(reply);
    free(error);
    return process;
}
