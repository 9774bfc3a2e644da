#include "CLastError.h"

#include <string.h>

static _Thread_local char text[1024];

const char *last_error_get(void) {
    return text;
}

void last_error_set(const char *message) {
    size_t length = strlen(message);
    if (length >= sizeof text) {
        length = sizeof text - 1;
        // Not within a character: its continuation bytes are 10xxxxxx.
        while (length > 0 && (message[length] & 0xC0) == 0x80) length--;
    }
    memmove(text, message, length);
    text[length] = 0;
}
