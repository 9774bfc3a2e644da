// What lies between fork and exec. Nothing here allocates, locks or reads the environment.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// In the place of a standard descriptor: the null device, or what the caller has.
#define CAMELWALK_NULL_DEVICE (-1)
#define CAMELWALK_INHERITED (-2)

/// A program to start, and how.
struct camelwalk_program {
    const char *path;
    char *const *argv;
    char *const *envp;
    /// What becomes its standard input, output and error: a descriptor of 3 or above, CAMELWALK_NULL_DEVICE or
    /// CAMELWALK_INHERITED.
    int standard[3];
    /// Further descriptors that it inherits, in ascending order, each 3 or above.
    const int *kept;
    size_t kept_count;
    /// It is killed after so many milliseconds; 0 for never.
    unsigned milliseconds;
    /// Whether the caller waits for its end. If so, the program belongs to the caller: it has the caller's session,
    /// process group, directory, limits, signals and all descriptors without close-on-exec, and is ended with the
    /// caller (SIGTERM, and SIGKILL a second later). If not, it is detached: own session, directory `/`, no signal
    /// ignored or blocked, no core file, a stack of 8 MiB and 1024 descriptors if that may be, and none of them open but
    /// `standard` and `kept`.
    int is_awaited;
    /// If a program is not awaited and this is not NULL, the caller does not even wait for exec, which takes long on a
    /// busy machine. It is called with the error number if exec, or the change of directory, fails: in the new process,
    /// which has a copy of the caller's memory and those descriptors, and ends then.
    void (*failed)(void *context, int error);
    void *context;
};

/// Starts a program as an orphan, never as a child of the caller, and leaves the caller as it was: no child, no SIGCHLD
/// sent or pending, and, if the caller has no other children, nothing added to its RUSAGE_CHILDREN. Single-threaded
/// callers only.
///
/// Returns 0, and in `status`, which may be NULL, the wait status of a program that is awaited; or an error number:
/// that of clone, or, without `failed`, of chdir or exec, ETIMEDOUT if an awaited program was killed for its time, and
/// ECHILD if nobody can say how it ended.
int camelwalk_start(const struct camelwalk_program *program, int *status);

/// Lets another process, an orphan, open `path` with `open`, which returns a descriptor, or -1 with `errno` set, and is one
/// of the functions of CPOSIX. A file system may never answer: then that process is killed after so many milliseconds.
///
/// Returns the descriptor, with close-on-exec; or -1 with `errno` set, ETIMEDOUT if the time was over. Leaves the caller as
/// `camelwalk_start` does. Single-threaded callers only. If no process can be made, this one opens the file.
int camelwalk_open_within(unsigned milliseconds, int (*open)(const char *path), const char *path);
