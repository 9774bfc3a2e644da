#define _GNU_SOURCE
#include "CPOSIX.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Set before the handlers are there, and not changed after that.
static int log_descriptor = -1;
static int64_t log_start;
// Nobody else can set it: a library's threads are not needed.
static _Thread_local int is_needed;
static atomic_flag is_told = ATOMIC_FLAG_INIT;

static char *append(char *end, const char *text) {
    size_t length = strlen(text);
    memcpy(end, text, length);
    return end + length;
}

static char *append_number(char *end, int64_t number, int digits) {
    char backwards[24];
    int count = 0;
    while (number > 0 || count < digits) {
        backwards[count++] = (char)('0' + number % 10);
        number /= 10;
    }
    while (count > 0) {
        *end++ = backwards[--count];
    }
    return end;
}

// As EventLog writes its lines.
static void tell(const char *before, int signal_number, const char *after) {
    if (log_descriptor < 0) {
        return;
    }
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t microseconds = (now.tv_sec * 1000000000LL + now.tv_nsec - log_start) / 1000;
    microseconds = microseconds > 0 ? microseconds : 0;
    char line[160];
    char *end = append_number(line, microseconds / 1000, 1);
    end = append_number(append(end, "."), microseconds % 1000, 3);
    end = append_number(append(end, before), signal_number, 1);
    end = append(append(end, after), "\n");
    ssize_t written = write(log_descriptor, line, (size_t)(end - line));
    (void)written;
}

static void on_fault(int signal_number, siginfo_t *information, void *context) {
    (void)information;
    (void)context;
    if (!is_needed) {
        if (!atomic_flag_test_and_set(&is_told)) {
            tell(" error: the sound died of signal ", signal_number, "; there is no sound any more");
        }
        // It must not run again. What it has locked is its library's.
        for (;;) {
            pause();
        }
    }
    tell(" error: the splash died of signal ", signal_number, "");
    // It takes effect once this returns.
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void camelwalk_outlive_faults(int descriptor, int64_t start) {
    log_descriptor = descriptor;
    log_start = start;
    is_needed = 1;
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO};
    sigfillset(&action.sa_mask);
    const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP};
    for (size_t index = 0; index < sizeof faults / sizeof faults[0]; index++) {
        sigaction(faults[index], &action, NULL);
    }
}

void camelwalk_need_this_thread(int needs) { is_needed = needs; }
