#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Written once, before the handlers are installed.
static int log_descriptor = -1;
static int64_t log_start;
// Nobody else can set it: a library's threads are not needed.
static _Thread_local int is_needed;
static atomic_flag has_told = ATOMIC_FLAG_INIT;

static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT};
static const int others[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSYS};

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
static void tell(const char *text, int signal, const char *after) {
    if (log_descriptor < 0) return;
    const int error = errno;
    const uint64_t microseconds = microseconds_since_start();
    char line[160];
    char *end = append_number(line, microseconds / 1000, 1);
    *end++ = '.';
    end = append_number(end, microseconds % 1000, 3);
    end = append_number(append(end, text), (uint64_t)signal, 1);
    end = append(append(end, after), "\n");
    ssize_t written = write(log_descriptor, line, (size_t)(end - line));
    (void)written;
    errno = error;
}

static void die(int number) {
    tell(" error: the splash was killed by signal ", number, "");
    camelwalk_midi_end();
    // It dies by this as soon as the handler returns.
    signal(number, SIG_DFL);
    raise(number);
}

static void on_fault(int number) {
    if (is_needed) return die(number);
    if (!atomic_flag_test_and_set(&has_told)) {
        tell(" error: the sound died of signal ", number, "; there is no sound any more");
    }
    // It must not run again. What it has locked is its library's.
    for (;;) pause();
}

static void handle(const int *signals, size_t count, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    for (size_t index = 0; index < count; index++) sigaction(signals[index], &action, NULL);
}

void camelwalk_handle_killing_signals(int descriptor, int64_t start) {
    log_descriptor = descriptor;
    log_start = start;
    is_needed = 1;
    handle(faults, sizeof faults / sizeof *faults, on_fault);
    handle(others, sizeof others / sizeof *others, die);
}

void camelwalk_need_this_thread(int needs) { is_needed = needs; }
