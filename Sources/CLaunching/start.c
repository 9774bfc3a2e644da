#define _GNU_SOURCE
#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static long copy_process(void) {
    return syscall(SYS_clone, 0L, 0L, 0L, 0L, 0L);
}

/// Whether the orphan goes on with the caller's memory for a while; otherwise the caller waits until it is executed.
static int needs_copy(const struct camelwalk_start *start) {
    return start->opening != NULL || start->program->is_awaited || start->program->failed != NULL;
}

static int is_detached(const struct camelwalk_start *start) {
    return start->opening == NULL && !start->program->is_awaited;
}

CAMELWALK_ON_A_SMALL_STACK _Noreturn static void go_on(struct camelwalk_start *start) {
    if (start->opening != NULL) {
        camelwalk_open_for_caller(start);
    }
    if (start->program->is_awaited) {
        camelwalk_supervise(start);
    }
    camelwalk_become_detached(start);
}

/// Runs on a small stack in the caller's memory while the caller is suspended, like the child of a vfork: one copy of
/// the address space is made instead of two, or none if the caller waits for exec.
CAMELWALK_ON_A_SMALL_STACK static int intermediate(void *argument) {
    struct camelwalk_start *start = argument;
    start->error = 0;
    if (is_detached(start)) {
        camelwalk_leave_caller(start->program);
    }
    start->pid = needs_copy(start) ? (pid_t)copy_process() : vfork();
    if (start->pid == 0) {
        go_on(start);
    }
    if (start->pid < 0) {
        start->error = errno;
    }
    _exit(0);
}

static void reap(pid_t pid) {
    while (waitpid(pid, NULL, __WALL) < 0 && errno == EINTR) {
    }
}

static void make_orphan(struct camelwalk_start *start, int exit_signal) {
    // Enough for `failed`, too.
    static _Alignas(16) char stack[64 * 1024];
    // Whoever is made here is born with all signals blocked: none finds it half made, and Ctrl-Z does not stop it while
    // the caller, which cannot be stopped meanwhile, waits for it.
    camelwalk_block_signals(&start->blocked);
    pid_t pid = clone(intermediate, stack + sizeof stack, CLONE_VM | CLONE_VFORK | exit_signal, start);
    if (pid < 0) {
        start->error = errno;
    } else {
        reap(pid);
    }
    camelwalk_set_blocked(&start->blocked);
}

/// The orphan goes to the next subreaper above: not to the caller, who would have a child that it knows nothing of.
static void make_orphan_of_others(struct camelwalk_start *start, int exit_signal) {
    int is_subreaper = 0;
    if (prctl(PR_GET_CHILD_SUBREAPER, &is_subreaper) == 0 && is_subreaper) {
        prctl(PR_SET_CHILD_SUBREAPER, 0);
    }
    make_orphan(start, exit_signal);
    if (is_subreaper) {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
    }
}

/// What the supervisor reports; an error where it is gone without a report.
static struct camelwalk_end read_end(int descriptor) {
    struct camelwalk_end end = {.error = ECHILD};
    char *bytes = (char *)&end;
    size_t count = 0;
    // To the end of the pipe: then the supervisor has closed everything.
    for (;;) {
        char rest;
        int is_whole = count == sizeof end;
        ssize_t more = read(descriptor, is_whole ? &rest : bytes + count, is_whole ? 1 : sizeof end - count);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            break;
        }
        count += is_whole ? 0 : (size_t)more;
    }
    if (count < sizeof end) {
        end.error = ECHILD;
    }
    return end;
}

static void start_and_wait(struct camelwalk_start *start, int exit_signal) {
    make_orphan_of_others(start, exit_signal);
    if (start->report >= 0) {
        close(start->report);
    }
    if (start->error != 0) {
        return;
    }
    if (start->opening != NULL) {
        camelwalk_await_descriptor(start);
        return;
    }
    if (!start->program->is_awaited) {
        return;
    }
    struct camelwalk_end end = read_end(start->answer);
    start->error = end.error;
    start->status = end.status;
    // The first process of a container is everybody's foster parent; others have no such child.
    reap(start->pid);
}

static int has_no_children(void) {
    siginfo_t info;
    return waitid(P_ALL, 0, &info, WEXITED | WSTOPPED | WCONTINUED | WNOHANG | WNOWAIT | __WALL) == -1 && errno == ECHILD;
}

static int has_pending_child_signal(void) {
    sigset_t pending;
    return sigpending(&pending) != 0 || sigismember(&pending, SIGCHLD);
}

/// A child that is reaped by the kernel leaves no resource usage behind. Asking for that is safe only while there is no
/// other child to lose and no pending SIGCHLD to discard; otherwise the child is made without an exit signal and waited
/// for.
static void start_without_trace(struct camelwalk_start *start) {
    struct sigaction reaping = {.sa_handler = SIG_IGN, .sa_flags = SA_NOCLDWAIT};
    sigaction(SIGCHLD, NULL, &start->child_action);
    int leaves_no_usage =
        has_no_children() && !has_pending_child_signal() && sigaction(SIGCHLD, &reaping, NULL) == 0;
    start_and_wait(start, leaves_no_usage ? SIGCHLD : 0);
    if (leaves_no_usage) {
        sigaction(SIGCHLD, &start->child_action, NULL);
    }
}

/// Makes the pipe of the report, or a socket if a descriptor is to come through it, above the standard descriptors: a
/// closed one must not become ours.
static int open_report(struct camelwalk_start *start) {
    int ends[2];
    int is_made = start->opening != NULL ? socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends)
                                         : pipe2(ends, O_CLOEXEC);
    if (is_made != 0) {
        return errno;
    }
    int error = 0;
    for (int index = 0; index < 2; index++) {
        if (ends[index] > STDERR_FILENO) {
            continue;
        }
        int moved = fcntl(ends[index], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        error = moved < 0 ? errno : error;
        close(ends[index]);
        ends[index] = moved;
    }
    start->answer = ends[0];
    start->report = ends[1];
    return error;
}

static void make_start(struct camelwalk_start *start, int has_report) {
    start->error = has_report ? open_report(start) : 0;
    if (start->error == 0) {
        start_without_trace(start);
    } else if (start->report >= 0) {
        close(start->report);
    }
    if (start->answer >= 0) {
        close(start->answer);
    }
}

int camelwalk_start(const struct camelwalk_program *program, int *status) {
    struct camelwalk_start start = {.program = program, .answer = -1, .report = -1};
    make_start(&start, program->is_awaited);
    if (status != NULL) {
        *status = start.status;
    }
    return start.error;
}

int camelwalk_open_within(unsigned milliseconds, int (*open)(const char *path), const char *path) {
    const struct camelwalk_opening opening = {path, open, milliseconds};
    struct camelwalk_start start = {
        .opening = &opening, .answer = -1, .report = -1, .descriptor = -1, .opening_error = ECHILD};
    make_start(&start, 1);
    if (start.error != 0 || start.opening_error == ECHILD) {
        // There is no process for it.
        return open(path);
    }
    errno = start.opening_error;
    return start.descriptor;
}
