#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <time.h>

int camelwalk_wait_until(sem_t *semaphore, int64_t deadline) {
    const int64_t second = 1000000000;
    const struct timespec time = {.tv_sec = deadline / second, .tv_nsec = deadline % second};
    int result;
    do {
        result = sem_clockwait(semaphore, CLOCK_MONOTONIC, &time);
    } while (result != 0 && errno == EINTR);
    return result;
}
