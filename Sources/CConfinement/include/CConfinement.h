// What Swift cannot: fork(2), and the system calls and macros of Landlock and seccomp.
#pragma once

#include <stddef.h>
#include <sys/types.h>

/// fork(2), in a process with one thread.
pid_t camelwalk_fork(void);

/// Which version of Landlock the kernel has; 0 if it has none, or may not be asked.
int camelwalk_landlock_version(void);

/// Takes from this thread, and from those that it starts, all access to files but reading what is at or below `readable`
/// (paths, of which some may not exist) and the null device, all TCP, abstract sockets of others, and signals to others, as far as the kernel's
/// Landlock knows these. What is open stays open. Returns the version in force, or 0 if nothing is.
int camelwalk_confine_to(const char *const *readable, size_t count);

/// Takes from all threads of this process all system calls but those of `camelwalk_allowed_calls`: the others have no
/// permission. If `threads` is not 0, threads may still be started, and this may be called a second time, which ends that.
/// Returns whether it is in force.
int camelwalk_filter_calls(int threads);

/// The numbers of the system calls that are left. They stay the module's.
const int *camelwalk_allowed_calls(size_t *count);

/// Asks the kernel to kill this process when `parent`, which has started it, ends, and if memory is short before any other.
/// Ends the process if `parent` is gone already.
void camelwalk_follow(pid_t parent);

/// Lets lists of processes say `name` of this one, which began as `count` words in `arguments`, instead of them.
void camelwalk_rename(char **arguments, int count, const char *name);

/// Closes all descriptors from `first` on.
void camelwalk_close_from(int first);
