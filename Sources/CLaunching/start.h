// The steps of camelwalk_start, which is in CLaunching.h.
#pragma once

#include "CLaunching.h"

#include <signal.h>
#include <stdint.h>

// AddressSanitizer would look for these functions' locals on the stack of the caller.
#define CAMELWALK_ON_A_SMALL_STACK __attribute__((no_sanitize("address")))

// Its own vfork marks as unused what lies between the caller's stack and the one that it is called on. Seen from the small
// one that is all memory above, at the end of which the process dies. This is the C library's.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
pid_t __vfork(void) __attribute__((returns_twice));
#define vfork __vfork
#endif
#endif

/// How a program that is waited for has ended: an error number, or 0 and its wait status.
struct camelwalk_end {
    int error;
    int status;
};

/// A file to open for the caller.
struct camelwalk_opening {
    const char *path;
    int (*open)(const char *path);
    unsigned milliseconds;
};

/// One start, seen by the caller and, in the caller's memory or a copy of it, by the processes that it makes.
struct camelwalk_start {
    /// What the orphan becomes or, where that is NULL, does.
    const struct camelwalk_program *program;
    const struct camelwalk_opening *opening;
    /// What the caller does about SIGCHLD, and which signals it blocks.
    struct sigaction child_action;
    uint64_t blocked;
    /// Where the orphan reports, and where the caller reads that; -1 for none.
    int report;
    int answer;
    /// The orphan.
    pid_t pid;
    /// The result.
    int error;
    int status;
    /// That of an opening: an error number, or 0 and the descriptor.
    int opening_error;
    int descriptor;
};

/// CLOCK_MONOTONIC in milliseconds.
int64_t camelwalk_milliseconds(void);

/// Blocks every signal, and says which were blocked before.
void camelwalk_block_signals(uint64_t *before);

/// Blocks these signals and no others.
void camelwalk_set_blocked(const uint64_t *blocked);

/// Closes all descriptors from 3 on but those in `kept`, in ascending order, which the next program inherits.
void camelwalk_keep_only(const int kept[], size_t count);

/// Gives up what is the caller's: its session, its descriptors and its directory. Who is made afterwards keeps no file
/// of the caller's open or locked, not for a moment after the command's end.
void camelwalk_leave_caller(const struct camelwalk_program *program);

/// Becomes the program, after `camelwalk_leave_caller`. If that fails, leaves the error in `start` and calls `failed`.
_Noreturn void camelwalk_become_detached(struct camelwalk_start *start);

/// Becomes the program, with the caller's session, descriptors, directory, limits and signals. If that fails, leaves
/// the error in `start`.
_Noreturn void camelwalk_become_awaited(struct camelwalk_start *start, pid_t supervisor);

/// Runs the program as its own child, and reports its end. Ends it with the caller.
_Noreturn void camelwalk_supervise(struct camelwalk_start *start);

/// Opens the file, and reports that.
_Noreturn void camelwalk_open_for_caller(struct camelwalk_start *start);

/// Waits for that report, for its time at most, and leaves it in `start`.
void camelwalk_await_descriptor(struct camelwalk_start *start);
