#include "CXCB.h"
#include "extension.h"

#include <stdlib.h>

static xcb_extension_t xinerama = {"XINERAMA", 0};

// XINERAMA, version 1.1 (panoramiXproto.h).
enum { QUERY_SCREENS = 5 };

struct query_screens {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
};

struct screens_reply {
    uint8_t response_type;
    uint8_t padding;
    uint16_t sequence;
    uint32_t length;
    uint32_t count;
    uint32_t more_padding[5];
};

struct screen {
    int16_t x;
    int16_t y;
    uint16_t width;
    uint16_t height;
};

void camelwalk_prefetch_screens(xcb_connection_t *connection) { xcb_prefetch_extension_data(connection, &xinerama); }

unsigned int camelwalk_ask_screens(xcb_connection_t *connection) {
    if (!camelwalk_has_extension(connection, &xinerama)) return 0;
    struct query_screens request = {0};
    return camelwalk_send_request(connection, &xinerama, QUERY_SCREENS, &request, sizeof request);
}

int camelwalk_screens(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum) {
    struct screens_reply *reply = camelwalk_wait_for_answer(connection, request);
    // A reply's length counts the words after its first 32 bytes.
    const uint32_t words = sizeof(struct screen) / 4;
    uint32_t count = reply == NULL ? 0 : reply->count;
    if (reply != NULL && count > reply->length / words) count = reply->length / words;
    if (count > (uint32_t)maximum) count = (uint32_t)maximum;
    const struct screen *screens = (const struct screen *)(reply + 1);
    for (uint32_t index = 0; index < count; index++) {
        monitors[index] =
            (struct camelwalk_monitor){.x = screens[index].x, .y = screens[index].y,
                                       .width = screens[index].width, .height = screens[index].height};
    }
    free(reply);
    return (int)count;
}
