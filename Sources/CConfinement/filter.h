// A filter of system calls that is put together from a list of those that are allowed, and from rules about the arguments
// of others.
#pragma once

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>

#include "CConfinement.h"

enum { FILTER_CAPACITY = 1024 };

struct filter {
    struct sock_filter code[FILTER_CAPACITY];
    unsigned short length;
};

/// An entry of a list, of the call that Linux names `name`.
#define CALL(name) {#name, SYS_##name}
#define COUNT(list) (sizeof(list) / sizeof *(list))

// Entries, or nothing where the system's headers are older than the call.
#ifdef SYS_rseq
#define CALL_RSEQ CALL(rseq),
#else
#define CALL_RSEQ
#endif
#ifdef SYS_membarrier
#define CALL_MEMBARRIER CALL(membarrier),
#else
#define CALL_MEMBARRIER
#endif
#ifdef SYS_faccessat2
#define CALL_FACCESSAT2 CALL(faccessat2),
#else
#define CALL_FACCESSAT2
#endif
/// What the C library calls by itself where it can.
#define LATE_CALLS_OF_THE_C_LIBRARY CALL_RSEQ CALL_MEMBARRIER CALL_FACCESSAT2

/// Refuses the whole of another architecture, and takes the number of the call, of which everything else decides.
void filter_begin(struct filter *filter);

/// What follows, up to `filter_end`, is about the call `number` alone. It must decide.
unsigned filter_of(struct filter *filter, int number);
void filter_end(struct filter *filter, unsigned of);

/// Looks at the lower half of an argument, of which the kernel takes no more here.
void filter_argument(struct filter *filter, int index);

/// Allows the call if that is `value`.
void filter_allow_if(struct filter *filter, uint32_t value);

/// Allows it, or refuses it, if that has one of these bits.
void filter_allow_if_any(struct filter *filter, uint32_t bits);
void filter_refuse_if_any(struct filter *filter, uint32_t bits);

/// Refuses it if that is `value`, or, with the error `error`, if it is another one.
void filter_refuse_if(struct filter *filter, uint32_t value);
void filter_refuse_unless(struct filter *filter, uint32_t value, int error);

/// Allows it, or refuses it with the error `error`.
void filter_allow(struct filter *filter);
void filter_refuse(struct filter *filter, int error);

/// Allows clone(2) to make threads, and nothing else.
void filter_threads(struct filter *filter);

/// Allows fcntl(2), but for what lets the kernel send signals to other processes when something happens to a descriptor.
void filter_descriptor_control(struct filter *filter);

/// Decides all other calls: those in `calls` are allowed, and the others refused, those of Linux 5.1 and later with the error
/// `late_error`.
void filter_allow_only(
    struct filter *filter, const struct camelwalk_call *calls, size_t count, int late_error);

/// Puts the filter on this thread and those that it starts. Returns 0, or -1 with `errno` set.
int filter_enter(const struct filter *filter);

/// The same with these flags of seccomp(2), without asking for no_new_privs before.
int filter_install(const struct filter *filter, unsigned flags);
