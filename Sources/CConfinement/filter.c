#define _GNU_SOURCE
#include "filter.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/sched.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
enum { ARCHITECTURE = AUDIT_ARCH_X86_64 };
#elif defined(__aarch64__)
enum { ARCHITECTURE = AUDIT_ARCH_AARCH64 };
#else
enum { ARCHITECTURE = 0 };
#endif

// The first number that Linux 5.1 and later have given, the same on all architectures. Whoever uses such a call must expect
// a kernel without it, and has another way; of the older ones they may expect that they are there.
enum { FIRST_OF_LATE_CALLS = 424 };
// Numbers from here on, among them those of x32 on x86-64, are decided as one.
enum { NUMBERS = 640 };

static void add(struct filter *filter, struct sock_filter instruction) {
    // A list that does not fit fails as one that the kernel refuses.
    if (filter->length < FILTER_CAPACITY) filter->code[filter->length++] = instruction;
}

static void add_statement(struct filter *filter, uint16_t code, uint32_t value) {
    add(filter, (struct sock_filter)BPF_STMT(code, value));
}

static void add_jump(struct filter *filter, uint16_t comparison, uint32_t value, uint8_t over_if, uint8_t over_else) {
    add(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | comparison | BPF_K, value, over_if, over_else));
}

void filter_begin(struct filter *filter) {
    add_statement(filter, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch));
    add_jump(filter, BPF_JEQ, ARCHITECTURE, 1, 0);
    // Its calls have other numbers.
    add_statement(filter, BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    add_statement(filter, BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
}

unsigned filter_of(struct filter *filter, int number) {
    add_jump(filter, BPF_JEQ, (uint32_t)number, 0, 0);
    return filter->length - 1U;
}

void filter_end(struct filter *filter, unsigned of) {
    filter->code[of].jf = (uint8_t)(filter->length - of - 1);
}

void filter_argument(struct filter *filter, int index) {
    // Both architectures are little-endian.
    const size_t offset = offsetof(struct seccomp_data, args) + 8 * (size_t)index;
    add_statement(filter, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset);
}

void filter_allow_if(struct filter *filter, uint32_t value) {
    add_jump(filter, BPF_JEQ, value, 0, 1);
    filter_allow(filter);
}

void filter_allow_if_any(struct filter *filter, uint32_t bits) {
    add_jump(filter, BPF_JSET, bits, 0, 1);
    filter_allow(filter);
}

void filter_refuse_if_any(struct filter *filter, uint32_t bits) {
    add_jump(filter, BPF_JSET, bits, 0, 1);
    filter_refuse(filter, EPERM);
}

void filter_refuse_if(struct filter *filter, uint32_t value) {
    add_jump(filter, BPF_JEQ, value, 0, 1);
    filter_refuse(filter, EPERM);
}

void filter_refuse_unless(struct filter *filter, uint32_t value, int error) {
    add_jump(filter, BPF_JEQ, value, 1, 0);
    filter_refuse(filter, error);
}

void filter_allow(struct filter *filter) { add_statement(filter, BPF_RET | BPF_K, SECCOMP_RET_ALLOW); }

void filter_refuse(struct filter *filter, int error) {
    add_statement(filter, BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)error);
}

// The flags of clone3 lie in memory, which a filter does not see; the C library takes clone where that is missing.
void filter_threads(struct filter *filter) {
    const uint32_t namespaces = CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID
        | CLONE_NEWNET;
    const unsigned of = filter_of(filter, SYS_clone);
    filter_argument(filter, 0);
    filter_refuse_if_any(filter, namespaces);
    // What has this flag shares everything, or is no call that the kernel accepts.
    filter_allow_if_any(filter, CLONE_THREAD);
    filter_refuse(filter, EPERM);
    filter_end(filter, of);
}

// A descriptor's owner gets a signal of the caller's choice, which may be SIGKILL, when there is something to read.
void filter_descriptor_control(struct filter *filter) {
    static const uint32_t refused[] = {F_SETOWN, F_SETOWN_EX, F_SETSIG};
    const unsigned of = filter_of(filter, SYS_fcntl);
    filter_argument(filter, 1);
    for (size_t i = 0; i < COUNT(refused); i++) filter_refuse_if(filter, refused[i]);
    filter_allow(filter);
    filter_end(filter, of);
}

static uint32_t verdict(const bool *is_allowed, uint32_t number, int late_error) {
    if (number < NUMBERS && is_allowed[number]) return SECCOMP_RET_ALLOW;
    return SECCOMP_RET_ERRNO | (uint32_t)(number < FIRST_OF_LATE_CALLS ? EPERM : late_error);
}

// A number from which on, up to the next one, the verdict is the same.
struct range {
    uint32_t first;
    uint32_t verdict;
};

// By halves: the kernel computes in advance what it need not ask the filter, by trying each number.
static void add_ranges(struct filter *filter, const struct range *ranges, size_t count) {
    if (count == 1) {
        add_statement(filter, BPF_RET | BPF_K, ranges->verdict);
        return;
    }
    const size_t half = count / 2;
    add_jump(filter, BPF_JGE, ranges[half].first, 0, 1);
    const unsigned short over = filter->length;
    add_statement(filter, BPF_JMP | BPF_JA, 0);
    add_ranges(filter, ranges, half);
    if (over < FILTER_CAPACITY) filter->code[over].k = (uint32_t)(filter->length - over - 1);
    add_ranges(filter, ranges + half, count - half);
}

void filter_allow_only(
    struct filter *filter, const struct camelwalk_call *calls, size_t count, int late_error) {
    bool is_allowed[NUMBERS + 1] = {false};
    struct range ranges[NUMBERS + 1];
    size_t ranges_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (calls[i].number < NUMBERS) is_allowed[calls[i].number] = true;
    }
    for (uint32_t number = 0; number <= NUMBERS; number++) {
        const uint32_t next = verdict(is_allowed, number, late_error);
        if (ranges_count > 0 && ranges[ranges_count - 1].verdict == next) continue;
        ranges[ranges_count++] = (struct range){number, next};
    }
    add_ranges(filter, ranges, ranges_count);
}

static struct sock_fprog program_of(const struct filter *filter) {
    return (struct sock_fprog){filter->length, (struct sock_filter *)filter->code};
}

int filter_install(const struct filter *filter, unsigned flags) {
    const struct sock_fprog program = program_of(filter);
    if (ARCHITECTURE == 0 || filter->length == FILTER_CAPACITY) {
        errno = ENOTSUP;
        return -1;
    }
    // With SECCOMP_FILTER_FLAG_TSYNC the kernel answers with the number of a thread that does not take it.
    const long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
    if (result > 0) errno = EBUSY;
    return result == 0 ? 0 : -1;
}

int filter_enter(const struct filter *filter) {
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    // Kernels before 5.16 would slow the drawing down, against guesses of the processor that other programs can use too.
    if (filter_install(filter, SECCOMP_FILTER_FLAG_SPEC_ALLOW) == 0) return 0;
    if (errno == ENOTSUP) return -1;
    const struct sock_fprog program = program_of(filter);
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}
