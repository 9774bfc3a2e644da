// What lies between fork and exec. Nothing here allocates, locks or reads the environment.
#pragma once

#include <stddef.h>

/// Starts `path` as a detached grandchild: own session, directory `/`, null device on 0, 1 and 2,
/// no signal ignored or blocked, no core file, and no open descriptor but those in `keep`.
///
/// The caller is left as it was: the intermediate child is gone before the return, no SIGCHLD was
/// sent for it, and where the caller has no other children its resource usage is not added to the
/// caller's RUSAGE_CHILDREN either. Single-threaded callers only.
///
/// - `keep`: descriptors that the new program inherits, in ascending order, each 3 or above.
/// - Returns 0, or -1 with `errno` set when no process could be made. That `path` cannot be
///   executed is not an error that is seen here.
int camelwalk_detach(const char *path, char *const argv[], char *const envp[], const int keep[], size_t count);

/// Starts `path` as camelwalk_detach does, and reads the first `capacity` bytes of its standard output into `answer`.
/// It is killed after `seconds`, and waited for no longer.
///
/// Returns how many bytes there were; 0, too, when it could not be started.
size_t camelwalk_ask(
    const char *path, char *const argv[], char *const envp[], void *answer, size_t capacity, unsigned seconds);

/// Runs `path` with the caller's descriptors and waits for it, for at most `milliseconds`; then it is killed.
///
/// Returns its wait status as waitpid(2) gives it, or -1 with `errno` set (ETIMEDOUT when it was killed).
/// `milliseconds` below zero waits without limit.
int camelwalk_run(const char *path, char *const argv[], char *const envp[], int milliseconds);
