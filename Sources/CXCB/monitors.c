#include "CXCB.h"
#include "extension.h"
#include "monitors.h"

#include <stddef.h>
#include <stdlib.h>

xcb_extension_t camelwalk_randr = {"RANDR", 0};

// RANDR Extension, version 1.5, sections 7 and 7.6.
enum { QUERY_VERSION = 0, GET_MONITORS = 42 };

struct query_version {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    uint32_t major_version;
    uint32_t minor_version;
};

struct get_monitors {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    xcb_window_t window;
    uint8_t is_active;
    uint8_t padding[3];
};

struct monitors_reply {
    uint8_t response_type;
    uint8_t padding;
    uint16_t sequence;
    uint32_t length;
    uint32_t timestamp;
    uint32_t count;
    uint32_t output_count;
    uint8_t more_padding[12];
};

struct monitor {
    xcb_atom_t name;
    uint8_t is_primary;
    uint8_t is_automatic;
    uint16_t output_count;
    struct camelwalk_monitor place;
};

static unsigned int send(xcb_connection_t *connection, int opcode, void *request, size_t size) {
    return camelwalk_send_request(connection, &camelwalk_randr, opcode, request, size);
}

void camelwalk_prefetch_monitors(xcb_connection_t *connection) { xcb_prefetch_extension_data(connection, &camelwalk_randr); }

unsigned int camelwalk_ask_monitors(xcb_connection_t *connection, xcb_window_t root) {
    if (!camelwalk_has_extension(connection, &camelwalk_randr)) return 0;
    // A server answers as it would to the oldest version unless it is told another.
    struct query_version version = {.major_version = 1, .minor_version = 5};
    xcb_discard_reply(connection, send(connection, QUERY_VERSION, &version, sizeof version));
    struct get_monitors monitors = {.window = root, .is_active = 1};
    return send(connection, GET_MONITORS, &monitors, sizeof monitors);
}

// The monitors of a reply whose counts are not trusted.
static int read_monitors(const struct monitors_reply *reply, struct camelwalk_monitor *monitors, int maximum) {
    const char *position = (const char *)(reply + 1);
    const char *end = position + 4 * (size_t)reply->length;
    int count = 0;
    while (count < maximum && (uint32_t)count < reply->count && end - position >= (ptrdiff_t)sizeof(struct monitor)) {
        const struct monitor *monitor = (const struct monitor *)position;
        monitors[count++] = monitor->place;
        position += sizeof *monitor + 4 * (size_t)monitor->output_count;
    }
    return count;
}

int camelwalk_monitors(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum) {
    struct monitors_reply *reply = camelwalk_wait_for_answer(connection, request);
    const int count = reply == NULL ? 0 : read_monitors(reply, monitors, maximum);
    free(reply);
    return count;
}
