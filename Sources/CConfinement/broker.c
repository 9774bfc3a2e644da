#define _GNU_SOURCE
#include "filter.h"

#include <asm/termbits.h>
#include <errno.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Answering the splash, looking into /proc, the files of times, and what the C library does by itself. There is no call for a
// socket, and none that makes a process.
static const struct camelwalk_call allowed[] = {
    CALL(brk), CALL(mmap), CALL(munmap), CALL(mremap), CALL(mprotect), CALL(madvise),
    CALL(read), CALL(readv), CALL(pread64), CALL(write), CALL(writev), CALL(lseek), CALL(close), CALL(dup),
    CALL(sendto), CALL(recvfrom), CALL(sendmsg), CALL(recvmsg),
    CALL(openat), CALL(newfstatat), CALL(fstat), CALL(statx), CALL(faccessat), CALL(getdents64), CALL(readlinkat),
    CALL(flock), CALL(ftruncate), CALL(mkdirat), CALL(unlinkat), CALL(renameat), CALL(renameat2), CALL(fchmodat),
    CALL(fsync), CALL(fdatasync), CALL(umask), CALL(getcwd),
    CALL(futex), CALL(ppoll), CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep),
    CALL(gettimeofday), CALL(sched_yield), CALL(getrandom), CALL(getpid), CALL(gettid), CALL(getuid), CALL(geteuid),
    CALL(getgid), CALL(getegid), CALL(uname), CALL(getrlimit), CALL(sched_getaffinity),
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack), CALL(restart_syscall),
    CALL(set_robust_list), CALL(set_tid_address), CALL(exit), CALL(exit_group),
#ifdef SYS_open
    CALL(open), CALL(stat), CALL(lstat), CALL(access), CALL(readlink), CALL(mkdir), CALL(unlink), CALL(rmdir),
    CALL(rename), CALL(chmod), CALL(poll), CALL(arch_prctl), CALL(time),
#endif
    LATE_CALLS_OF_THE_C_LIBRARY
};

const struct camelwalk_call *camelwalk_broker_calls(size_t *count) {
    *count = COUNT(allowed);
    return allowed;
}

// What a terminal's settings are, and nothing else of any device.
static void add_terminals(struct filter *filter) {
    const unsigned of = filter_of(filter, SYS_ioctl);
    filter_argument(filter, 1);
    filter_allow_if(filter, TCGETS);
    filter_allow_if(filter, TCGETS2);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
}

int camelwalk_filter_broker(void) {
    struct filter filter = {.length = 0};
    filter_begin(&filter);
    filter_threads(&filter);
    filter_descriptor_control(&filter);
    add_terminals(&filter);
    filter_allow_only(&filter, allowed, COUNT(allowed), ENOSYS);
    return filter_enter(&filter);
}
