#define _GNU_SOURCE
#include "CConfinement.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { ARCHITECTURE = AUDIT_ARCH_X86_64, FOREIGN_CALLS = 0x40000000 };
#elif defined(__aarch64__)
enum { ARCHITECTURE = AUDIT_ARCH_AARCH64, FOREIGN_CALLS = 0x40000000 };
#else
enum { ARCHITECTURE = 0, FOREIGN_CALLS = 0 };
#endif

// Memory, reading files, the connection to the splash, and what the C library does by itself. No call makes a process, a
// thread, a socket or a file, or says anything to another process: kill(2), tkill(2) and tgkill(2) are missing, so that
// abort(3) ends by its last resort, an instruction that faults.
static const int allowed[] = {
    SYS_brk, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise,
    SYS_read, SYS_readv, SYS_pread64, SYS_lseek, SYS_close, SYS_write, SYS_writev,
    SYS_sendto, SYS_recvfrom, SYS_sendmsg, SYS_recvmsg,
    SYS_openat, SYS_newfstatat, SYS_fstat, SYS_statx, SYS_faccessat, SYS_getdents64, SYS_readlinkat, SYS_fcntl,
    SYS_getcwd,
    SYS_futex, SYS_clock_gettime, SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday,
    SYS_ppoll, SYS_sched_yield, SYS_sched_getaffinity, SYS_getrandom, SYS_getpid, SYS_gettid, SYS_getuid,
    SYS_geteuid, SYS_getgid, SYS_getegid, SYS_uname, SYS_sysinfo, SYS_getrlimit, SYS_getrusage,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_restart_syscall,
    SYS_set_robust_list, SYS_set_tid_address, SYS_exit, SYS_exit_group,
#ifdef SYS_open
    SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_poll, SYS_arch_prctl, SYS_time,
#endif
#ifdef SYS_rseq
    SYS_rseq,
#endif
#ifdef SYS_membarrier
    SYS_membarrier,
#endif
#ifdef SYS_faccessat2
    SYS_faccessat2,
#endif
};

// Of Linux 5.3, on all architectures.
enum { CLONE3 = 435 };
enum { ALLOWED = sizeof allowed / sizeof *allowed };

const int *camelwalk_allowed_calls(size_t *count) {
    *count = ALLOWED;
    return allowed;
}

static size_t put(struct sock_filter *code, size_t length, struct sock_filter step) {
    code[length] = step;
    return length + 1;
}

// Reads what is asked, of this architecture; calls of others have other numbers.
static size_t put_number(struct sock_filter *code) {
    size_t n = put(code, 0, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0));
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    return put(code, n, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
}

// Threads, but no processes. Of clone3(2) a filter cannot see the flags, so that the C library is to use clone(2). A filter
// of this kind may be followed by a stricter one.
static size_t put_threads(struct sock_filter *code, size_t n) {
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args)));
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 0, 1));
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CLONE3, 0, 1));
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS));
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_seccomp, 0, 1));
    return put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

static size_t put_allowed(struct sock_filter *code, size_t n) {
    // x32 on x86-64 has numbers of its own.
    n = put(code, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, ALLOWED, 0));
    for (int i = 0; i < ALLOWED; i++) {
        n = put(code, n, (struct sock_filter)BPF_JUMP(
            BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)allowed[i], (uint8_t)(ALLOWED - i), 0));
    }
    n = put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    return put(code, n, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

int camelwalk_filter_calls(int threads) {
    struct sock_filter code[ALLOWED + 16];
    size_t length = put_number(code);
    if (threads) length = put_threads(code, length);
    length = put_allowed(code, length);
    const struct sock_fprog program = {(unsigned short)length, code};
    if (ARCHITECTURE == 0) return 0;
    // Under a first filter it cannot be asked for any more, and is in force.
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program) == 0;
}
