#include "CXCB.h"
#include "extension.h"
#include "monitors.h"

#include <stdlib.h>

// RANDR Extension, version 1.3, sections 7.2 and 7.3.
enum { GET_OUTPUT_INFO = 9, GET_CRTC_INFO = 20, GET_SCREEN_RESOURCES_CURRENT = 25, MAXIMUM_OUTPUTS = 64 };

struct get_resources {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    xcb_window_t window;
};

struct resources_reply {
    uint8_t response_type;
    uint8_t padding;
    uint16_t sequence;
    uint32_t length;
    uint32_t timestamp;
    uint32_t configuration_timestamp;
    uint16_t crtc_count;
    uint16_t output_count;
    uint8_t more_padding[12];
};

struct get_information {
    uint8_t major_opcode;
    uint8_t minor_opcode;
    uint16_t length;
    uint32_t identifier;
    uint32_t configuration_timestamp;
};

struct crtc_reply {
    uint8_t response_type;
    uint8_t status;
    uint16_t sequence;
    uint32_t length;
    uint32_t timestamp;
    int16_t x;
    int16_t y;
    uint16_t width;
    uint16_t height;
    uint8_t more[12];
};

struct output_reply {
    uint8_t response_type;
    uint8_t status;
    uint16_t sequence;
    uint32_t length;
    uint32_t timestamp;
    uint32_t crtc;
    uint32_t width_millimetres;
    uint32_t height_millimetres;
    uint8_t more[8];
};

unsigned int camelwalk_ask_resources(xcb_connection_t *connection, xcb_window_t root) {
    struct get_resources request = {.window = root};
    return camelwalk_send_request(connection, &camelwalk_randr, GET_SCREEN_RESOURCES_CURRENT, &request, sizeof request);
}

// Asks the same of each of these, without waiting.
static void ask_all(xcb_connection_t *connection, int opcode, const uint32_t *identifiers, unsigned int number,
                    uint32_t timestamp, unsigned int *requests) {
    for (unsigned int index = 0; index < number; index++) {
        struct get_information request = {.identifier = identifiers[index], .configuration_timestamp = timestamp};
        requests[index] = camelwalk_send_request(connection, &camelwalk_randr, opcode, &request, sizeof request);
    }
}

// How many identifiers follow a reply, whose counts are not trusted.
static unsigned int count(const struct resources_reply *reply) {
    const unsigned int said = (unsigned int)reply->crtc_count + reply->output_count;
    return reply->length < said ? 0 : said;
}

// The place of the CRTC of this identifier, among those that have been asked for.
static const struct crtc_reply *find(struct crtc_reply *const *crtcs, const uint32_t *identifiers, unsigned int number,
                                     uint32_t identifier) {
    for (unsigned int index = 0; index < number; index++) {
        if (identifiers[index] == identifier) return crtcs[index];
    }
    return NULL;
}

static unsigned int at_most(unsigned int number) { return number < MAXIMUM_OUTPUTS ? number : MAXIMUM_OUTPUTS; }

// What an output shows, if it shows anything.
static int read_output(const struct output_reply *output, const struct crtc_reply *crtc, struct camelwalk_monitor *monitor) {
    if (output == NULL || crtc == NULL) return 0;
    *monitor = (struct camelwalk_monitor){
        crtc->x, crtc->y, crtc->width, crtc->height, output->width_millimetres, output->height_millimetres};
    return 1;
}

static int read_outputs(xcb_connection_t *connection, const struct resources_reply *reply,
                        struct camelwalk_monitor *monitors, int maximum) {
    const uint32_t *identifiers = (const uint32_t *)(reply + 1);
    const uint32_t *outputs = identifiers + reply->crtc_count;
    const unsigned int crtc_count = at_most(reply->crtc_count);
    const unsigned int output_count = at_most(reply->output_count);
    unsigned int crtc_requests[MAXIMUM_OUTPUTS], output_requests[MAXIMUM_OUTPUTS];
    // All questions before the first answer.
    ask_all(connection, GET_CRTC_INFO, identifiers, crtc_count, reply->configuration_timestamp, crtc_requests);
    ask_all(connection, GET_OUTPUT_INFO, outputs, output_count, reply->configuration_timestamp, output_requests);
    struct crtc_reply *crtcs[MAXIMUM_OUTPUTS];
    for (unsigned int index = 0; index < crtc_count; index++) {
        crtcs[index] = camelwalk_wait_for_answer(connection, crtc_requests[index]);
    }
    int found = 0;
    for (unsigned int index = 0; index < output_count; index++) {
        struct output_reply *output = camelwalk_wait_for_answer(connection, output_requests[index]);
        const uint32_t identifier = output == NULL ? 0 : output->crtc;
        const struct crtc_reply *crtc = identifier == 0 ? NULL : find(crtcs, identifiers, crtc_count, identifier);
        if (found < maximum) found += read_output(output, crtc, monitors + found);
        free(output);
    }
    for (unsigned int index = 0; index < crtc_count; index++) free(crtcs[index]);
    return found;
}

int camelwalk_outputs(xcb_connection_t *connection, unsigned int request, struct camelwalk_monitor *monitors, int maximum) {
    struct resources_reply *reply = camelwalk_wait_for_answer(connection, request);
    const int found = reply == NULL || count(reply) == 0 ? 0 : read_outputs(connection, reply, monitors, maximum);
    free(reply);
    return found;
}
