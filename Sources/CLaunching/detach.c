#define _GNU_SOURCE
#include "CLaunching.h"
#include "CPOSIX.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// How many descriptors are closed one by one: some may be open above a limit that was lowered since, and nobody has
// more than the last.
#define FEWEST_CLOSED 4096U
#define MOST_CLOSED 65536U

struct detachment {
    const char *path;
    char *const *argv;
    char *const *envp;
    const int *keep;
    size_t count;
    // Standard output, or -1 for the null device.
    int output;
    // After so many it is killed; 0 for never.
    unsigned seconds;
    int error;
};

static void reset_signals(void) {
    // The kernel's own call: the C library refuses its two internal signals, which may be ignored too.
    struct {
        uintptr_t handler;
        unsigned long flags;
        uintptr_t restorer;
        uint64_t mask;
    } standard = {0};
    for (int signal = 1; signal <= 64; signal++) {
        syscall(SYS_rt_sigaction, signal, &standard, NULL, sizeof(uint64_t));
    }
    uint64_t none = 0;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, NULL, sizeof none);
}

static void close_from_to(unsigned first, unsigned last) {
    if (syscall(SYS_close_range, first, last, 0) == 0) {
        return;
    }
    // Before Linux 5.9, and in sandboxes.
    struct rlimit limit;
    unsigned end = MOST_CLOSED;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < MOST_CLOSED) {
        end = limit.rlim_cur < FEWEST_CLOSED ? FEWEST_CLOSED : (unsigned)limit.rlim_cur;
    }
    for (unsigned descriptor = first; descriptor <= last && descriptor < end; descriptor++) {
        close((int)descriptor);
    }
}

static void keep_only(const int keep[], size_t count) {
    unsigned first = 3;
    for (size_t index = 0; index < count; index++) {
        unsigned kept = (unsigned)keep[index];
        if (kept > first) {
            close_from_to(first, kept - 1);
        }
        fcntl(keep[index], F_SETFD, 0);
        first = kept + 1;
    }
    close_from_to(first, ~0U);
}

static void null_standard_descriptors(void) {
    int null = open("/dev/null", O_RDWR);
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (null < 0) {
            close(descriptor);
        } else if (null != descriptor) {
            dup2(null, descriptor);
        }
    }
    // A copy above 2 is closed by keep_only.
}

// AddressSanitizer would look for these functions' locals on the stack of the caller.
#define ON_A_STACK_OF_ITS_OWN __attribute__((no_sanitize("address")))

ON_A_STACK_OF_ITS_OWN static _Noreturn void become(const struct detachment *detachment) {
    setsid();
    reset_signals();
    null_standard_descriptors();
    if (detachment->output >= 0) {
        dup2(detachment->output, STDOUT_FILENO);
    }
    // Outlives exec, and ends who has not changed what it does.
    alarm(detachment->seconds);
    keep_only(detachment->keep, detachment->count);
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    // The splash keeps no directory busy.
    if (chdir("/") != 0) {
        _exit(127);
    }
    execve(detachment->path, detachment->argv, detachment->envp);
    _exit(127);
}

/// Runs on a small stack in the caller's memory while the caller is suspended, like the child of a
/// vfork: one copy of the address space is made instead of two.
ON_A_STACK_OF_ITS_OWN static int intermediate(void *argument) {
    struct detachment *detachment = argument;
    long pid = syscall(SYS_clone, 0L, 0L, 0L, 0L, 0L);
    if (pid == 0) {
        become(detachment);
    }
    detachment->error = pid < 0 ? errno : 0;
    _exit(0);
}

static int has_no_children(void) {
    siginfo_t info;
    return waitid(P_ALL, 0, &info, WEXITED | WSTOPPED | WCONTINUED | WNOHANG | WNOWAIT | __WALL) == -1 && errno == ECHILD;
}

static int has_pending_child_signal(void) {
    sigset_t pending;
    return sigpending(&pending) != 0 || sigismember(&pending, SIGCHLD);
}

static int detach(struct detachment *detachment) {
    static _Alignas(16) char stack[16 * 1024];
    // A child that is reaped by the kernel leaves no resource usage behind. Asking for that is safe only
    // while there is no other child to lose and no pending SIGCHLD to discard; otherwise the child is
    // made without an exit signal and waited for.
    // An orphan goes to the next subreaper above: not to the caller, who would have a child that it knows nothing of.
    int is_subreaper = 0;
    if (prctl(PR_GET_CHILD_SUBREAPER, &is_subreaper) == 0 && is_subreaper) {
        prctl(PR_SET_CHILD_SUBREAPER, 0);
    }
    int leave_no_usage = has_no_children() && !has_pending_child_signal();
    struct sigaction before;
    if (leave_no_usage) {
        struct sigaction reap = {.sa_handler = SIG_IGN, .sa_flags = SA_NOCLDWAIT};
        leave_no_usage = sigaction(SIGCHLD, &reap, &before) == 0;
    }
    int exit_signal = leave_no_usage ? SIGCHLD : 0;
    pid_t pid = clone(intermediate, stack + sizeof stack, CLONE_VM | CLONE_VFORK | exit_signal, detachment);
    int error = pid < 0 ? errno : detachment->error;
    if (pid > 0) {
        while (waitpid(pid, NULL, __WALL) < 0 && errno == EINTR) {
        }
    }
    if (leave_no_usage) {
        sigaction(SIGCHLD, &before, NULL);
    }
    if (is_subreaper) {
        prctl(PR_SET_CHILD_SUBREAPER, 1);
    }
    errno = error;
    return error == 0 ? 0 : -1;
}

int camelwalk_detach(const char *path, char *const argv[], char *const envp[], const int keep[], size_t count) {
    struct detachment detachment = {
        .path = path, .argv = argv, .envp = envp, .keep = keep, .count = count, .output = -1};
    return detach(&detachment);
}

static int64_t milliseconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Reads until the end, the last byte that is wanted, or the time is over. Returns how many bytes there were.
static size_t read_until(int64_t deadline, int descriptor, char *bytes, size_t capacity) {
    size_t count = 0;
    struct pollfd poller = {.fd = descriptor, .events = POLLIN};
    while (count < capacity) {
        int64_t left = deadline - milliseconds_now();
        int ready = left > 0 ? poll(&poller, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR) {
            continue;
        }
        ssize_t more = ready > 0 ? read(descriptor, bytes + count, capacity - count) : 0;
        if (more <= 0) {
            break;
        }
        count += (size_t)more;
    }
    return count;
}

size_t camelwalk_ask(
    const char *path, char *const argv[], char *const envp[], void *answer, size_t capacity, unsigned seconds
) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return 0;
    }
    int input = camelwalk_move_high(ends[0]);
    int output = camelwalk_move_high(ends[1]);
    struct detachment detachment = {
        .path = path, .argv = argv, .envp = envp, .output = output, .seconds = seconds};
    int64_t deadline = milliseconds_now() + (int64_t)seconds * 1000;
    int started = input >= 0 && output >= 0 && detach(&detachment) == 0;
    close(output);
    size_t count = started ? read_until(deadline, input, answer, capacity) : 0;
    close(input);
    return count;
}
