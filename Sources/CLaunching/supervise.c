#define _GNU_SOURCE
#include "start.h"

#include <errno.h>
#include <poll.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// In which who is asked to end may tidy up.
#define GRACE 1000

struct watch {
    pid_t pid;
    /// The caller's end of this pipe is closed when the caller ends.
    int report;
    /// Becomes readable with SIGCHLD.
    int child_signal;
};

enum event { CHILD_CHANGED, CALLER_GONE, TIME_OVER };

/// Waits for the next thing to happen. `deadline` 0 is never; `report` -1 is not looked at.
static enum event next_event(const struct watch *watch, int report, int64_t deadline) {
    for (;;) {
        struct pollfd pollers[2] = {{.fd = watch->child_signal, .events = POLLIN}, {.fd = report}};
        int64_t left = deadline == 0 ? -1 : deadline - camelwalk_milliseconds();
        if (deadline != 0 && left <= 0) {
            return TIME_OVER;
        }
        int ready = poll(pollers, 2, left > 3600000 ? 3600000 : (int)left);
        if (ready > 0 && pollers[0].revents != 0) {
            struct signalfd_siginfo information;
            (void)!read(watch->child_signal, &information, sizeof information);
            return CHILD_CHANGED;
        }
        if (ready > 0) {
            return CALLER_GONE;
        }
    }
}

/// Waits for the child's end, and ends it where the time is over or the caller is gone.
static struct camelwalk_end watch_child(const struct watch *watch, unsigned milliseconds) {
    struct camelwalk_end end = {0};
    int report = watch->report;
    int64_t deadline = milliseconds == 0 ? 0 : camelwalk_milliseconds() + milliseconds;
    while (waitpid(watch->pid, &end.status, WNOHANG) == 0) {
        switch (next_event(watch, report, deadline)) {
        case CHILD_CHANGED:
            break;
        case CALLER_GONE:
            // Politely: it may be writing a file. It may be stopped, too.
            kill(watch->pid, SIGTERM);
            kill(watch->pid, SIGCONT);
            report = -1;
            deadline = camelwalk_milliseconds() + GRACE;
            break;
        case TIME_OVER:
            // A file system that does not answer may hold it even so.
            if (end.error == ETIMEDOUT) {
                return end;
            }
            kill(watch->pid, SIGKILL);
            end.error = ETIMEDOUT;
            deadline = camelwalk_milliseconds() + GRACE;
            break;
        }
    }
    return end;
}

CAMELWALK_ON_A_SMALL_STACK static pid_t make_child(struct camelwalk_start *start) {
    pid_t self = getpid();
    pid_t pid = vfork();
    if (pid == 0) {
        camelwalk_become_awaited(start, self);
    }
    return pid;
}

static int open_child_signal(void) {
    // One that is ignored would take the child's status away.
    const struct sigaction standard = {.sa_handler = SIG_DFL};
    sigaction(SIGCHLD, &standard, NULL);
    sigset_t child;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    return signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
}

/// Keeps nothing of the caller's open but the two that are read here.
static void close_others(const struct watch *watch) {
    int first = watch->report < watch->child_signal ? watch->report : watch->child_signal;
    int last = watch->report < watch->child_signal ? watch->child_signal : watch->report;
    const int kept[2] = {first, last};
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        close(descriptor);
    }
    camelwalk_keep_only(kept, 2);
}

static struct camelwalk_end run(struct camelwalk_start *start) {
    struct watch watch = {.report = start->report, .child_signal = open_child_signal()};
    if (watch.child_signal < 0) {
        return (struct camelwalk_end){.error = errno};
    }
    start->error = 0;
    watch.pid = make_child(start);
    if (watch.pid < 0) {
        return (struct camelwalk_end){.error = errno};
    }
    close_others(&watch);
    struct camelwalk_end end = watch_child(&watch, start->program->milliseconds);
    return start->error == 0 ? end : (struct camelwalk_end){.error = start->error};
}

CAMELWALK_ON_A_SMALL_STACK _Noreturn void camelwalk_supervise(struct camelwalk_start *start) {
    const struct camelwalk_end end = run(start);
    // Where nobody reads it any more, its signal is blocked.
    (void)!write(start->report, &end, sizeof end);
    _exit(0);
}
