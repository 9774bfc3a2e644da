#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Written once, before the handlers are installed.
static int log_descriptor;
static int64_t log_start;

// Digits of a number, at least `width` of them. Returns the place after them.
static char *append_number(char *place, uint64_t number, int width) {
    char digits[20];
    int count = 0;
    while (number > 0 || count < width) {
        digits[count++] = (char)('0' + number % 10);
        number /= 10;
    }
    while (count > 0) *place++ = digits[--count];
    return place;
}

static char *append(char *place, const char *text) {
    const size_t length = strlen(text);
    memcpy(place, text, length);
    return place + length;
}

static uint64_t microseconds_since_start(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    const int64_t time = (now.tv_sec * INT64_C(1000000000) + now.tv_nsec - log_start) / 1000;
    return time < 0 ? 0 : (uint64_t)time;
}

// Whatever is called here must be safe in a signal handler.
static void tell(int signal) {
    const int error = errno;
    const uint64_t microseconds = microseconds_since_start();
    char line[128];
    char *end = append_number(line, microseconds / 1000, 1);
    *end++ = '.';
    end = append_number(end, microseconds % 1000, 3);
    end = append(end, " error: the splash was killed by signal ");
    end = append_number(end, (uint64_t)signal, 1);
    end = append(end, "\n");
    ssize_t written = write(log_descriptor, line, (size_t)(end - line));
    (void)written;
    // It dies by this as soon as the handler returns.
    raise(signal);
    errno = error;
}

void camelwalk_log_killing_signals(int descriptor, int64_t start) {
    log_descriptor = descriptor;
    log_start = start;
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
    struct sigaction action = {.sa_handler = tell, .sa_flags = (int)SA_RESETHAND};
    for (size_t index = 0; index < sizeof signals / sizeof *signals; index++) sigaction(signals[index], &action, NULL);
}
