#define _GNU_SOURCE
#include "CPOSIX.h"

#include <signal.h>
#include <time.h>

int camelwalk_kill_after(int64_t nanoseconds) {
    static timer_t timer;
    static int is_made;
    if (!is_made) {
        struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
        if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) {
            return -1;
        }
        is_made = 1;
    }
    // Zero would take the timer back.
    int64_t time = nanoseconds > 0 ? nanoseconds : 1;
    struct itimerspec once = {.it_value = {.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000}};
    return timer_settime(timer, 0, &once, NULL);
}
