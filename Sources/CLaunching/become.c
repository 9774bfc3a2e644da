#define _GNU_SOURCE
#include "start.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

// How many descriptors are closed one by one: some may be open above a limit that was lowered since, and nobody has
// more than the last.
#define MINIMUM_CLOSED 4096U
#define MAXIMUM_CLOSED 65536U

// The kernel's own calls: the C library refuses its two internal signals, which may be ignored or blocked too.
static void set_blocked(const uint64_t *blocked, uint64_t *before) {
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, blocked, before, sizeof *blocked);
}

void camelwalk_block_signals(uint64_t *before) {
    const uint64_t all = ~UINT64_C(0);
    set_blocked(&all, before);
}

static void reset_signals(void) {
    struct {
        uintptr_t handler;
        unsigned long flags;
        uintptr_t restorer;
        uint64_t mask;
    } standard = {0};
    for (int signal = 1; signal <= 64; signal++) {
        syscall(SYS_rt_sigaction, signal, &standard, NULL, sizeof(uint64_t));
    }
    const uint64_t none = 0;
    set_blocked(&none, NULL);
}

static void close_from_to(unsigned first, unsigned last) {
    if (syscall(SYS_close_range, first, last, 0) == 0) {
        return;
    }
    // Before Linux 5.9, and in sandboxes.
    struct rlimit limit;
    unsigned end = MAXIMUM_CLOSED;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < MAXIMUM_CLOSED) {
        end = limit.rlim_cur < MINIMUM_CLOSED ? MINIMUM_CLOSED : (unsigned)limit.rlim_cur;
    }
    for (unsigned descriptor = first; descriptor <= last && descriptor < end; descriptor++) {
        close((int)descriptor);
    }
}

void camelwalk_keep_only(const int kept[], size_t count) {
    unsigned first = 3;
    for (size_t index = 0; index < count; index++) {
        unsigned number = (unsigned)kept[index];
        if (number > first) {
            close_from_to(first, number - 1);
        }
        first = number + 1;
    }
    close_from_to(first, ~0U);
}

/// Gives the next program what programs usually have, if that may be: the caller's limit may be less than the dynamic
/// loader, or a message with many descriptors, takes.
static void allow(int resource, rlim_t usual) {
    struct rlimit limit;
    if (getrlimit(resource, &limit) != 0 || limit.rlim_cur >= usual) {
        return;
    }
    // Root may go beyond the hard limit.
    const struct rlimit raised = {usual, limit.rlim_max < usual ? usual : limit.rlim_max};
    if (setrlimit(resource, &raised) != 0) {
        limit.rlim_cur = limit.rlim_max < usual ? limit.rlim_max : usual;
        setrlimit(resource, &limit);
    }
}

static void inherit(const int kept[], size_t count) {
    for (size_t index = 0; index < count; index++) {
        fcntl(kept[index], F_SETFD, 0);
    }
}

static void place(int source, int descriptor) {
    if (source == descriptor) {
        fcntl(descriptor, F_SETFD, 0);
    } else if (source >= 0) {
        dup2(source, descriptor);
    } else {
        close(descriptor);
    }
}

static void place_null_device(int descriptor) {
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    place(null, descriptor);
    if (null >= 0 && null != descriptor) {
        close(null);
    }
}

static void place_standard_descriptors(const int standard[3]) {
    for (int descriptor = 0; descriptor <= 2; descriptor++) {
        if (standard[descriptor] == CAMELWALK_NULL_DEVICE) {
            place_null_device(descriptor);
        } else if (standard[descriptor] != CAMELWALK_INHERITED) {
            place(standard[descriptor], descriptor);
        }
    }
}

CAMELWALK_ON_A_SMALL_STACK void camelwalk_leave_caller(const struct camelwalk_program *program) {
    // The orphan will lead a session of its own, but is in none of the caller's before.
    setsid();
    place_standard_descriptors(program->standard);
    inherit(program->kept, program->kept_count);
    camelwalk_keep_only(program->kept, program->kept_count);
    // It keeps no directory busy.
    (void)!chdir("/");
}

CAMELWALK_ON_A_SMALL_STACK _Noreturn void camelwalk_become_detached(struct camelwalk_start *start) {
    const struct camelwalk_program *program = start->program;
    setsid();
    reset_signals();
    // Outlives exec, and ends who has not changed what it does.
    const struct itimerval limit = {
        .it_value = {.tv_sec = program->milliseconds / 1000, .tv_usec = program->milliseconds % 1000 * 1000}};
    setitimer(ITIMER_REAL, &limit, NULL);
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    allow(RLIMIT_STACK, 8 << 20);
    allow(RLIMIT_NOFILE, 1024);
    // It is there already, unless it has no right to be.
    if (chdir("/") == 0) {
        execve(program->path, program->argv, program->envp);
    }
    start->error = errno;
    if (program->failed != NULL) {
        program->failed(program->context, start->error);
    }
    _exit(127);
}

CAMELWALK_ON_A_SMALL_STACK _Noreturn void camelwalk_become_awaited(struct camelwalk_start *start, pid_t supervisor) {
    const struct camelwalk_program *program = start->program;
    place_standard_descriptors(program->standard);
    inherit(program->kept, program->kept_count);
    sigaction(SIGCHLD, &start->child_action, NULL);
    // The supervisor is killed, if ever, without a chance to end it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == supervisor) {
        set_blocked(&start->blocked, NULL);
        execve(program->path, program->argv, program->envp);
        start->error = errno;
    }
    _exit(127);
}
