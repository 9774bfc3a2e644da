#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Memory, reading files, the connection to the splash, and what the C library does by itself. No call makes a process, a
// thread, a socket or a file, or says anything to another process: kill(2), tkill(2) and tgkill(2) are missing, so that
// abort(3) ends by its last resort, an instruction that faults.
static const struct camelwalk_call allowed[] = {
    CALL(brk), CALL(mmap), CALL(munmap), CALL(mremap), CALL(mprotect), CALL(madvise),
    CALL(read), CALL(readv), CALL(pread64), CALL(lseek), CALL(close), CALL(write), CALL(writev),
    CALL(sendto), CALL(recvfrom), CALL(sendmsg), CALL(recvmsg),
    CALL(openat), CALL(newfstatat), CALL(fstat), CALL(statx), CALL(faccessat), CALL(getdents64), CALL(readlinkat),
    CALL(getcwd),
    CALL(futex), CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday),
    CALL(ppoll), CALL(sched_yield), CALL(sched_getaffinity), CALL(getrandom), CALL(getpid), CALL(gettid), CALL(getuid),
    CALL(geteuid), CALL(getgid), CALL(getegid), CALL(uname), CALL(sysinfo), CALL(getrlimit), CALL(getrusage),
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack), CALL(restart_syscall),
    CALL(set_robust_list), CALL(set_tid_address), CALL(exit), CALL(exit_group),
#ifdef SYS_open
    CALL(open), CALL(stat), CALL(lstat), CALL(access), CALL(readlink), CALL(poll), CALL(arch_prctl), CALL(time),
#endif
    LATE_CALLS_OF_THE_C_LIBRARY
};

const struct camelwalk_call *camelwalk_decoder_calls(size_t *count) {
    *count = COUNT(allowed);
    return allowed;
}

// Of Linux 5.3, on all architectures. The C library then takes clone(2).
enum { CLONE3 = 435 };

// And the stricter filter that is to follow.
static void add_threads(struct filter *filter) {
    filter_threads(filter);
    unsigned of = filter_of(filter, CLONE3);
    filter_refuse(filter, ENOSYS);
    filter_end(filter, of);
    of = filter_of(filter, SYS_seccomp);
    filter_allow(filter);
    filter_end(filter, of);
}

int camelwalk_filter_decoder(int threads) {
    struct filter filter = {.length = 0};
    filter_begin(&filter);
    if (threads) add_threads(&filter);
    filter_descriptor_control(&filter);
    filter_allow_only(&filter, allowed, COUNT(allowed), EPERM);
    // Under a first filter it cannot be asked for any more, and is in force.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return filter_install(&filter, SECCOMP_FILTER_FLAG_TSYNC);
}
