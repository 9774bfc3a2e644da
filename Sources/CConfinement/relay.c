#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Reading its socket and passing on what comes, the log, the socket's file, and what the C library does by itself.
static const struct camelwalk_call allowed[] = {
    CALL(brk), CALL(mmap), CALL(munmap), CALL(mremap), CALL(mprotect), CALL(madvise),
    CALL(read), CALL(readv), CALL(write), CALL(writev), CALL(close), CALL(lseek),
    CALL(openat), CALL(fstat), CALL(newfstatat), CALL(getdents64), CALL(unlinkat),
    CALL(ppoll), CALL(futex), CALL(clock_gettime), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday),
    CALL(connect), CALL(sendto), CALL(sendmsg), CALL(recvfrom), CALL(recvmsg), CALL(getsockopt), CALL(setsockopt),
    CALL(getpid), CALL(gettid), CALL(getuid), CALL(geteuid), CALL(getgid), CALL(getegid), CALL(getrandom), CALL(uname),
    CALL(getrlimit), CALL(sched_yield), CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(sigaltstack),
    CALL(restart_syscall), CALL(exit), CALL(exit_group),
#ifdef SYS_open
    CALL(open), CALL(stat), CALL(lstat), CALL(unlink), CALL(rmdir), CALL(poll),
#endif
};

const struct camelwalk_call *camelwalk_relay_calls(size_t *count) {
    *count = COUNT(allowed);
    return allowed;
}

int camelwalk_filter_relay(void) {
    struct filter filter = {.length = 0};
    filter_begin(&filter);
    // To ask whether the command is there is no signal.
    unsigned of = filter_of(&filter, SYS_kill);
    filter_argument(&filter, 1);
    filter_allow_if(&filter, 0);
    filter_refuse(&filter, EPERM);
    filter_end(&filter, of);
    of = filter_of(&filter, SYS_tgkill);
    filter_argument(&filter, 0);
    filter_allow_if(&filter, (uint32_t)getpid());
    filter_refuse(&filter, EPERM);
    filter_end(&filter, of);
    of = filter_of(&filter, SYS_socket);
    filter_argument(&filter, 0);
    filter_refuse_unless(&filter, AF_UNIX, EAFNOSUPPORT);
    // Landlock leaves all sockets that have a path. The bus, displays and sound servers have others than this kind.
    filter_argument(&filter, 1);
    filter_allow_if(&filter, SOCK_DGRAM | SOCK_CLOEXEC);
    filter_refuse(&filter, EPERM);
    filter_end(&filter, of);
    filter_descriptor_control(&filter);
    filter_allow_only(&filter, allowed, COUNT(allowed), ENOSYS);
    return filter_enter(&filter);
}

int camelwalk_try_filter(void) {
    const pid_t child = fork();
    if (child == 0) _exit(camelwalk_filter_relay() == 0 ? 0 : errno);
    int status = 0;
    if (child < 0) return errno;
    if (waitpid(child, &status, 0) != child) return errno;
    return WIFEXITED(status) ? WEXITSTATUS(status) : ECANCELED;
}
