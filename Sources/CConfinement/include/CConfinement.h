// What Swift cannot: fork(2), and the system calls and macros of Landlock and seccomp.
#pragma once

#include <stddef.h>
#include <sys/types.h>

/// fork(2), in a process with one thread.
pid_t camelwalk_fork(void);

/// The processes that `camelwalk_fork` has started here, four at most. They stay the module's.
const pid_t *camelwalk_children(size_t *count);

/// What may be done with a file, or with those below a directory.
enum camelwalk_use { CAMELWALK_READ, CAMELWALK_DEVICE, CAMELWALK_MAKE };

/// Rules of Landlock that do not hold yet.
struct camelwalk_places {
    int rules;
    int version;
};

/// Begins rules for the splash, by which no file may be used. They take TCP too unless `network` is not 0, and abstract sockets
/// of others unless `abstract` is not 0. Returns the version of Landlock that they are for; 0 if there can be none, and nothing
/// is to be done with them.
int camelwalk_begin_places(int network, int abstract, struct camelwalk_places *places);

/// Lets them allow `use` of what is at or below `path`, which may not exist.
void camelwalk_allow_place(const struct camelwalk_places *places, const char *path, enum camelwalk_use use);

/// Lets them hold, for this thread and those that it starts; they are used up. What is open stays open. Processes outside are
/// hidden from then on: /proc does not tell of them what only those may know who may trace them. Returns the version in force,
/// or 0 if nothing is.
int camelwalk_enter_places(const struct camelwalk_places *places);

/// Which version of Landlock the kernel has; 0 if it has none, or may not be asked.
int camelwalk_landlock_version(void);

/// Takes from this thread, and from those that it starts, all access to files but reading what is at or below `readable`
/// (paths, of which some may not exist) and the null device, all TCP, abstract sockets of others, and signals to others, as
/// far as the kernel's Landlock knows these. What is open stays open. Returns the version in force, or 0 if nothing is.
int camelwalk_confine_to(const char *const *readable, size_t count);

/// A system call, by the kernel's name for it.
struct camelwalk_call {
    const char *name;
    unsigned number;
};

/// Takes from all threads of this process, which decodes, all system calls but those of `camelwalk_decoder_calls`. If `threads`
/// is not 0, threads may still be started, and this may be called a second time, which ends that. Returns 0, or -1 with `errno`
/// set.
int camelwalk_filter_decoder(int threads);

/// Takes from this process, which has one thread and has started all its processes with `camelwalk_fork`, all system calls
/// but those of `camelwalk_splash_calls`, and some that are allowed with certain arguments alone: signals to itself and those
/// processes, threads, local sockets, internet sockets if `network` is not 0. Returns 0, or -1 with `errno` set, and nothing
/// is in force.
int camelwalk_filter_splash(int network);

/// The same for the relay, which makes no thread, and of which `camelwalk_relay_calls` has the list.
int camelwalk_filter_relay(void);

/// The same for the broker, which makes threads, and of which `camelwalk_broker_calls` has the list: files of any kind, settings
/// of terminals, and no socket.
int camelwalk_filter_broker(void);

/// The calls that are allowed with all arguments. They stay the module's.
const struct camelwalk_call *camelwalk_decoder_calls(size_t *count);
const struct camelwalk_call *camelwalk_splash_calls(size_t *count);
const struct camelwalk_call *camelwalk_relay_calls(size_t *count);
const struct camelwalk_call *camelwalk_broker_calls(size_t *count);

/// Takes from the relay, as `camelwalk_confine_to`, all access to files but removing those in the directory `own` (NULL for
/// none) and empty directories beside it, all TCP, signals to others, and abstract sockets of others if `abstract` is 0.
/// Returns the version of Landlock in force, or 0 if nothing is.
int camelwalk_confine_relay(const char *own, int abstract);

/// Tries in a process of its own whether a filter of system calls can be had here: 0, or why not as an `errno`.
int camelwalk_try_filter(void);

/// Asks the kernel to kill this process when `parent`, which has started it, ends, and if memory is short before any other.
/// Ends the process if `parent` is gone already.
void camelwalk_follow(pid_t parent);

/// Lets lists of processes say `name` of this one, which began as `count` words in `arguments`, instead of them.
void camelwalk_rename(char **arguments, int count, const char *name);

/// Closes all descriptors from `first` on.
void camelwalk_close_from(int first);
