#define _GNU_SOURCE
#include "start.h"

#include <time.h>

int64_t camelwalk_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
