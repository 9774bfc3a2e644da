#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

int camelwalk_move_high(int descriptor) {
    int high = fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
    int error = errno;
    close(descriptor);
    errno = error;
    return high;
}

int camelwalk_pidfd_open(pid_t pid) {
    // The kernel sets close-on-exec on every pidfd.
    return (int)syscall(SYS_pidfd_open, pid, 0);
}

int camelwalk_event_counter(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void camelwalk_close_on_exec(int descriptor) {
    int flags = fcntl(descriptor, F_GETFD);
    if (flags >= 0) {
        fcntl(descriptor, F_SETFD, flags | FD_CLOEXEC);
    }
}

int camelwalk_set_stack_size(size_t bytes) {
    pthread_attr_t attributes;
    int error = pthread_attr_init(&attributes);
    if (error == 0) {
        error = pthread_attr_setstacksize(&attributes, bytes);
        error = error == 0 ? pthread_setattr_default_np(&attributes) : error;
        pthread_attr_destroy(&attributes);
    }
    errno = error;
    return error == 0 ? 0 : -1;
}

int camelwalk_open_append(const char *path) {
    return open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0666);
}

int camelwalk_open_to_read(const char *path) {
    return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

int camelwalk_open_place(const char *path) {
    return open(path, O_PATH | O_CLOEXEC);
}

int camelwalk_create_new(const char *path, mode_t mode) {
    return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
}

int camelwalk_open_name(const char *path) {
    return open(path, O_PATH | O_NOFOLLOW | O_CLOEXEC);
}

int camelwalk_is_memory_device(dev_t device) {
    return major(device) == 1;
}

char *const *camelwalk_environment(void) {
    return environ;
}

int camelwalk_open_special(const char *path) {
    int descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    struct stat status;
    if (descriptor >= 0 && (fstat(descriptor, &status) != 0 || S_ISREG(status.st_mode))) {
        // It was something else a moment ago: somebody plays with the name.
        close(descriptor);
        errno = EEXIST;
        return -1;
    }
    if (descriptor >= 0) {
        // Only the opening must not wait; a slow reader may.
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK);
    }
    return descriptor;
}

void camelwalk_name_thread(const char *name) { prctl(PR_SET_NAME, name); }
