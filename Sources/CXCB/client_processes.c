#include "CXCB.h"
#include "extension.h"

#include <stdlib.h>

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
    return camelwalk_has_extension(connection, &resource);
}

unsigned int camelwalk_ask_client_process(xcb_connection_t *connection, xcb_window_t window) {
    struct query query = {.count = 1, .client = window, .mask = LOCAL_CLIENT_PROCESS};
    return camelwalk_send_request(connection, &resource, QUERY_CLIENT_IDS, &query, sizeof query);
}

uint32_t camelwalk_client_process(xcb_connection_t *connection, unsigned int request) {
    struct reply *reply = camelwalk_wait_for_answer(connection, request);
    uint32_t process = 0;
    // A reply's length counts the words after its first 32 bytes.
    if (reply != NULL && reply->count > 0 && reply->length >= sizeof reply->first / 4 && reply->first.bytes == 4
        && reply->first.mask == LOCAL_CLIENT_PROCESS) {
        process = reply->first.process;
    }
    free(reply);
    return process;
}
