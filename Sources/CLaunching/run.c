#define _GNU_SOURCE
#include "CLaunching.h"
#include "CPOSIX.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/// Waits until the process has ended or the time is over. Without pidfd it cannot wait for both: then it
/// waits for the end.
static int ended_within(pid_t pid, int milliseconds) {
    int descriptor = milliseconds < 0 ? -1 : camelwalk_pidfd_open(pid);
    if (descriptor < 0) {
        return 1;
    }
    struct pollfd poller = {.fd = descriptor, .events = POLLIN};
    int ready;
    do {
        ready = poll(&poller, 1, milliseconds);
    } while (ready < 0 && errno == EINTR);
    close(descriptor);
    return ready != 0;
}

int camelwalk_run(const char *path, char *const argv[], char *const envp[], int milliseconds) {
    // Without an exit signal: the caller's SIGCHLD may be ignored (the status would be lost) or blocked
    // (a pending one would be left to the command).
    long pid = syscall(SYS_clone, 0L, 0L, 0L, 0L, 0L);
    if (pid < 0) {
        return -1;
    }
    if (pid == 0) {
        execve(path, argv, envp);
        _exit(127);
    }
    int timed_out = !ended_within((pid_t)pid, milliseconds);
    if (timed_out) {
        kill((pid_t)pid, SIGKILL);
    }
    int status = 0;
    while (waitpid((pid_t)pid, &status, __WALL) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    if (timed_out) {
        errno = ETIMEDOUT;
        return -1;
    }
    return status;
}
