#define _GNU_SOURCE
#include "CPOSIX.h"

// Not termios.h, which knows no rate but the usual ones and declares the same names.
#include <asm/termbits.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

// Milliseconds that the end of the process may take for each step.
enum { WRITING = 20, ENDING = 150, DRAINING = 300 };

static int output = -1;
static int is_serial_line;
static struct termios2 settings_before;

// Two, so that one is whole at any moment.
static struct {
    unsigned char bytes[CAMELWALK_MIDI_ENDING];
    size_t count;
} endings[2];
static atomic_int current_ending;
static atomic_int is_writing;
static atomic_int is_over;
static atomic_int is_ended;

int camelwalk_midi_open(const char *path) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat status;
    if (descriptor >= 0 && (fstat(descriptor, &status) != 0 || S_ISREG(status.st_mode))) {
        close(descriptor);
        errno = EISNAM;
        return -1;
    }
    return descriptor;
}

// Raw, eight data bits, no parity, one stop bit, no flow control.
static int set_rate(unsigned rate) {
    struct termios2 settings = settings_before;
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    settings.c_cflag = CS8 | CREAD | CLOCAL | BOTHER | (BOTHER << IBSHIFT);
    settings.c_ispeed = settings.c_ospeed = rate;
    if (ioctl(output, TCSETS2, &settings) != 0 || ioctl(output, TCGETS2, &settings) != 0) return -1;
    const unsigned difference = settings.c_ospeed > rate ? settings.c_ospeed - rate : rate - settings.c_ospeed;
    errno = ENOTSUP;
    return difference <= rate / 50 ? 0 : -1;
}

int camelwalk_midi_begin(int descriptor, unsigned rate) {
    if (rate > 0 && ioctl(descriptor, TCGETS2, &settings_before) != 0) return -1;
    is_serial_line = rate > 0;
    output = descriptor;
    // Xlib ends the process by this if the X server is gone.
    atexit(camelwalk_midi_end);
    if (rate > 0 && set_rate(rate) != 0) {
        const int error = errno;
        camelwalk_midi_end();
        errno = error;
        return -1;
    }
    if (!atomic_load(&is_over)) return 0;
    // It came to its end before it saw the device.
    if (is_serial_line) ioctl(output, TCSETS2, &settings_before);
    errno = ECANCELED;
    return -1;
}

void camelwalk_midi_set_ending(const void *bytes, size_t count) {
    const int next = !atomic_load(&current_ending);
    if (count > sizeof endings[next].bytes) return;
    memcpy(endings[next].bytes, bytes, count);
    endings[next].count = count;
    atomic_store(&current_ending, next);
}

ssize_t camelwalk_midi_write(const void *bytes, size_t count) {
    atomic_store(&is_writing, 1);
    ssize_t written = -1;
    int error = ECANCELED;
    if (!atomic_load(&is_over)) {
        written = write(output, bytes, count);
        error = errno;
    }
    atomic_store(&is_writing, 0);
    errno = error;
    return written;
}

int camelwalk_midi_await_room(int milliseconds) {
    struct pollfd polled = {.fd = output, .events = POLLOUT};
    return poll(&polled, 1, milliseconds) == 0 ? -1 : 0;
}

// Waits for the thread that plays, if it is just writing.
static void await_writer(void) {
    for (int milliseconds = 0; atomic_load(&is_writing) && milliseconds < WRITING; milliseconds++) {
        poll(NULL, 0, 1);
    }
}

static void write_ending(void) {
    const int index = atomic_load(&current_ending);
    const unsigned char *bytes = endings[index].bytes;
    size_t count = endings[index].count;
    while (count > 0) {
        const ssize_t written = write(output, bytes, count);
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
            continue;
        }
        struct pollfd polled = {.fd = output, .events = POLLOUT};
        if (errno == EINTR) continue;
        if (errno != EAGAIN || poll(&polled, 1, ENDING) <= 0 || !(polled.revents & POLLOUT)) return;
    }
}

// What is on its way goes at the rate at which it was written.
static void restore_settings(void) {
    int waiting = 0;
    for (int milliseconds = 0; milliseconds < DRAINING; milliseconds += 5) {
        if (ioctl(output, TIOCOUTQ, &waiting) != 0 || waiting == 0) break;
        poll(NULL, 0, 5);
    }
    ioctl(output, waiting == 0 ? TCSETSW2 : TCSETS2, &settings_before);
}

static void end(void) {
    if (output >= 0) {
        await_writer();
        write_ending();
        if (is_serial_line) restore_settings();
    }
    atomic_store(&is_ended, 1);
}

void camelwalk_midi_end(void) {
    const int error = errno;
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    // Another signal would end the process in the middle.
    pthread_sigmask(SIG_BLOCK, &all, &before);
    if (!atomic_exchange(&is_over, 1)) end();
    for (int milliseconds = 0; !atomic_load(&is_ended) && milliseconds < 1000; milliseconds++) poll(NULL, 0, 1);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    errno = error;
}
