#define _GNU_SOURCE
#include "filter.h"

#include <asm/sockios.h>
#include <errno.h>
#include <linux/netlink.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

// What the splash, and the libraries of its display, sound and bus, do by themselves. Nothing here executes, makes a process,
// reaches into another one, or changes what the machine is.
static const struct camelwalk_call allowed[] = {
    // Memory, and that which a sound server shares.
    CALL(brk), CALL(mmap), CALL(munmap), CALL(mremap), CALL(mprotect), CALL(madvise), CALL(msync), CALL(mincore),
    CALL(mlock), CALL(munlock), CALL(mlock2), CALL(mlockall), CALL(munlockall), CALL(memfd_create),
    CALL(shmget), CALL(shmat), CALL(shmctl), CALL(shmdt), CALL(semget), CALL(semop), CALL(semctl), CALL(semtimedop),
    // Files: the log, the file of times, caches, devices.
    CALL(read), CALL(readv), CALL(pread64), CALL(preadv), CALL(write), CALL(writev), CALL(pwrite64), CALL(pwritev),
    CALL(lseek), CALL(close), CALL(openat), CALL(newfstatat), CALL(fstat), CALL(statx), CALL(faccessat), CALL(getdents64),
    CALL(readlinkat), CALL(statfs), CALL(fstatfs), CALL(flock), CALL(fsync), CALL(fdatasync),
    CALL(ftruncate), CALL(fallocate), CALL(fadvise64), CALL(readahead), CALL(sendfile), CALL(fchmod), CALL(fchmodat),
    CALL(fchown), CALL(utimensat), CALL(mkdirat), CALL(unlinkat), CALL(renameat), CALL(renameat2), CALL(linkat),
    CALL(symlinkat), CALL(getcwd), CALL(chdir), CALL(fchdir), CALL(umask), CALL(dup), CALL(dup3), CALL(pipe2),
    CALL(getxattr), CALL(lgetxattr), CALL(fgetxattr), CALL(inotify_init1), CALL(inotify_add_watch), CALL(inotify_rm_watch),
    // Waiting and time.
    CALL(futex), CALL(ppoll), CALL(pselect6), CALL(epoll_create1), CALL(epoll_ctl), CALL(epoll_pwait), CALL(eventfd2),
    CALL(signalfd4), CALL(timerfd_create), CALL(timerfd_settime), CALL(timerfd_gettime), CALL(timer_create),
    CALL(timer_settime), CALL(timer_gettime), CALL(timer_getoverrun), CALL(timer_delete), CALL(setitimer), CALL(getitimer),
    CALL(clock_gettime), CALL(clock_getres), CALL(clock_nanosleep), CALL(nanosleep), CALL(gettimeofday), CALL(times),
    // Sockets, of which `socket` below says the kind.
    CALL(socketpair), CALL(connect), CALL(bind), CALL(listen), CALL(accept), CALL(accept4), CALL(shutdown),
    CALL(sendto), CALL(recvfrom), CALL(sendmsg), CALL(recvmsg), CALL(sendmmsg), CALL(recvmmsg),
    CALL(getsockname), CALL(getpeername), CALL(getsockopt), CALL(setsockopt),
    // Threads and signals of its own.
    CALL(rt_sigaction), CALL(rt_sigprocmask), CALL(rt_sigreturn), CALL(rt_sigpending), CALL(rt_sigsuspend),
    CALL(rt_sigtimedwait), CALL(sigaltstack), CALL(restart_syscall), CALL(set_robust_list), CALL(get_robust_list),
    CALL(set_tid_address), CALL(membarrier), CALL(wait4), CALL(waitid), CALL(exit), CALL(exit_group),
    CALL(sched_yield), CALL(sched_getaffinity), CALL(sched_setaffinity), CALL(sched_getparam), CALL(sched_setparam),
    CALL(sched_getscheduler), CALL(sched_setscheduler), CALL(sched_getattr), CALL(sched_setattr),
    CALL(sched_get_priority_max), CALL(sched_get_priority_min), CALL(sched_rr_get_interval), CALL(getpriority),
    CALL(setpriority), CALL(getcpu),
    // What it is.
    CALL(getpid), CALL(gettid), CALL(getppid), CALL(getpgid), CALL(getsid), CALL(getuid), CALL(geteuid), CALL(getgid),
    CALL(getegid), CALL(getresuid), CALL(getresgid), CALL(getgroups), CALL(capget), CALL(uname), CALL(sysinfo),
    CALL(getrlimit), CALL(setrlimit), CALL(getrusage), CALL(getrandom),
#ifdef SYS_open
    CALL(open), CALL(creat), CALL(stat), CALL(lstat), CALL(access), CALL(readlink), CALL(getdents), CALL(rename),
    CALL(mkdir), CALL(rmdir), CALL(link), CALL(unlink), CALL(symlink), CALL(chmod), CALL(utime), CALL(utimes),
    CALL(futimesat), CALL(dup2), CALL(pipe), CALL(poll), CALL(select), CALL(pause), CALL(alarm), CALL(epoll_create),
    CALL(epoll_wait), CALL(eventfd), CALL(signalfd), CALL(inotify_init), CALL(time), CALL(getpgrp), CALL(arch_prctl),
#endif
// Systems whose headers are older than the call.
#ifdef SYS_rseq
    CALL(rseq),
#endif
#ifdef SYS_close_range
    CALL(close_range), CALL(openat2),
#endif
#ifdef SYS_faccessat2
    CALL(faccessat2),
#endif
#ifdef SYS_epoll_pwait2
    CALL(epoll_pwait2),
#endif
#ifdef SYS_futex_waitv
    CALL(futex_waitv),
#endif
#ifdef SYS_fchmodat2
    CALL(fchmodat2),
#endif
};

const struct camelwalk_call *camelwalk_splash_calls(size_t *count) {
    *count = COUNT(allowed);
    return allowed;
}

// To ask whether a process is there is no signal. The decoders are its own to end.
static void add_signals(struct filter *filter, uint32_t self) {
    size_t count;
    const pid_t *children = camelwalk_children(&count);
    unsigned of = filter_of(filter, SYS_kill);
    filter_argument(filter, 1);
    filter_allow_if(filter, 0);
    filter_argument(filter, 0);
    filter_allow_if(filter, self);
    for (size_t i = 0; i < count; i++) filter_allow_if(filter, (uint32_t)children[i]);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
    of = filter_of(filter, SYS_tgkill);
    filter_argument(filter, 0);
    filter_allow_if(filter, self);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
}

static void add_sockets(struct filter *filter, int network) {
    const unsigned of = filter_of(filter, SYS_socket);
    filter_argument(filter, 0);
    filter_allow_if(filter, AF_UNIX);
    if (network) {
        filter_allow_if(filter, AF_INET);
        filter_allow_if(filter, AF_INET6);
    }
    // As from a kernel that knows no such sockets, which programs expect more than that they may not.
    filter_refuse_unless(filter, AF_NETLINK, EAFNOSUPPORT);
    // Addresses of this machine, its sockets, its devices.
    filter_argument(filter, 2);
    filter_allow_if(filter, NETLINK_ROUTE);
    filter_allow_if(filter, NETLINK_SOCK_DIAG);
    filter_allow_if(filter, NETLINK_KOBJECT_UEVENT);
    filter_refuse(filter, EAFNOSUPPORT);
    filter_end(filter, of);
}

// Names of threads, and what libraries ask about the process itself.
static void add_process_controls(struct filter *filter) {
    static const uint32_t controls[] = {
        PR_SET_NAME, PR_GET_NAME, PR_SET_PDEATHSIG, PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_TIMERSLACK, PR_GET_TIMERSLACK,
        PR_CAPBSET_READ, PR_GET_SECUREBITS, PR_GET_KEEPCAPS, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP,
        PR_CAP_AMBIENT, 0x53564D41,  // PR_SET_VMA, which the C library uses to name its memory
    };
    const unsigned of = filter_of(filter, SYS_prctl);
    filter_argument(filter, 0);
    for (size_t i = 0; i < COUNT(controls); i++) filter_allow_if(filter, controls[i]);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
}

// Of itself.
static void add_limits(struct filter *filter, uint32_t self) {
    unsigned of = filter_of(filter, SYS_prlimit64);
    filter_argument(filter, 0);
    filter_allow_if(filter, 0);
    filter_allow_if(filter, self);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
    // Drivers of graphics compare their own descriptors.
    of = filter_of(filter, SYS_kcmp);
    filter_argument(filter, 0);
    filter_refuse_unless(filter, self, EPERM);
    filter_argument(filter, 1);
    filter_allow_if(filter, self);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
}

// All but typing into a terminal, and signals to whom a descriptor is given.
static void add_devices(struct filter *filter) {
    static const uint32_t refused[] = {TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP};
    const unsigned of = filter_of(filter, SYS_ioctl);
    filter_argument(filter, 1);
    for (size_t i = 0; i < COUNT(refused); i++) filter_refuse_if(filter, refused[i]);
    filter_allow(filter);
    filter_end(filter, of);
}

int camelwalk_filter_splash(int network) {
    const uint32_t self = (uint32_t)getpid();
    struct filter filter = {.length = 0};
    filter_begin(&filter);
    add_signals(&filter, self);
    filter_threads(&filter);
    add_sockets(&filter, network);
    add_process_controls(&filter);
    add_limits(&filter, self);
    filter_descriptor_control(&filter);
    add_devices(&filter);
    filter_allow_only(&filter, allowed, COUNT(allowed), ENOSYS);
    return filter_enter(&filter);
}
