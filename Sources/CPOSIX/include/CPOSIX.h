// The system calls that Swift cannot reach because they are variadic or have no wrapper. Nothing here allocates or
// locks, unless it says so.
#pragma once

#include <getopt.h>
#include <semaphore.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// A copy of `descriptor` at 10 or above with close-on-exec set; `descriptor` is closed in any case.
/// Low numbers are the caller's: a closed 0, 1 or 2 must not become one of ours.
/// Returns -1 with `errno` set when there is none left.
int camelwalk_move_high(int descriptor);

/// pidfd_open(2) with close-on-exec, or -1 with `errno` set (ENOSYS before Linux 5.3).
int camelwalk_pidfd_open(pid_t pid);

/// An eventfd(2) with close-on-exec that is read and written without waiting: a counter at 0. Returns -1 with `errno` set.
int camelwalk_event_counter(void);

/// Closes `descriptor`, which may not be open, in programs that this process executes.
void camelwalk_close_on_exec(int descriptor);

/// Gives threads that are made from now on, by libraries too, stacks of so many bytes; without it RLIMIT_STACK says how
/// large they are. Returns 0, or -1 with `errno` set.
int camelwalk_set_stack_size(size_t bytes);

/// Calls `body` and returns what it returns: on a stack of so many bytes even if the caller's limit (`ulimit -s`) allows
/// less, which may suffice for a small C program but not for Swift's runtime and the libraries. Once, in a process with one
/// thread.
int camelwalk_with_stack(size_t bytes, int (*body)(void));

/// Opens `path` to append to it, made with mode 0666 and the umask if need be, with close-on-exec. Never
/// blocks, not on a FIFO either. Returns -1 with `errno` set.
int camelwalk_open_append(const char *path);

/// Opens `path` to read it, with close-on-exec. Never blocks, not on a FIFO either. Returns -1 with `errno` set.
int camelwalk_open_to_read(const char *path);

/// Opens what `path` leads to, with close-on-exec: to ask about it, not to read it. Returns -1 with `errno` set.
int camelwalk_open_place(const char *path);

/// Creates `path`, which must not exist, to write, with `mode` less the umask and close-on-exec. Returns -1 with
/// `errno` set.
int camelwalk_create_new(const char *path, mode_t mode);

/// Opens the entry `path` itself, a symbolic link too, with close-on-exec: to ask about it, not to read it. Returns -1
/// with `errno` set.
int camelwalk_open_name(const char *path);

/// Whether the device number is one of the memory devices (major 1: null, zero, full ...), that all
/// processes of the machine write to.
int camelwalk_is_memory_device(dev_t device);

/// The process's environment, which Swift cannot name without calling it unsafe to share.
char *const *camelwalk_environment(void);

/// Binds a datagram socket to the abstract name of `length` bytes (at most 100), with close-on-exec.
/// Returns the descriptor, or -1 with `errno` set (EADDRINUSE when the name is taken).
int camelwalk_bind_abstract(const char *name, size_t length);

/// Listens under the abstract name of `length` bytes (at most 100), in packets and with close-on-exec. Returns the
/// descriptor, or -1 with `errno` set (EADDRINUSE when the name is taken, by any user).
int camelwalk_listen_abstract(const char *name, size_t length);

/// Whether this user, or root, listens under this abstract name in the network namespace. Does not wait.
int camelwalk_trusted_listener_exists(const char *name, size_t length);

/// Takes the next connection to `listener`, with close-on-exec; waits for it. Returns its descriptor, or -1 with `errno`
/// set.
int camelwalk_accept(int listener);

/// The arguments as the kernel passed them. Swift's own are read from /proc, which need not be there.
int camelwalk_argument_count(void);
char **camelwalk_arguments(void);

/// The path that this program was executed by, as exec was told it; NULL where the kernel does not say.
const char *camelwalk_executed_path(void);

/// Lets the kernel kill this process (SIGKILL) so many nanoseconds from now, in place of what was said before. It does
/// so where no thread runs any more, too, or the process is stopped. One thread at a time. Returns 0, or -1 with
/// `errno` set.
int camelwalk_kill_after(int64_t nanoseconds);

/// Sleeps until `semaphore` is above 0, and takes one; or until `deadline`, nanoseconds of CLOCK_MONOTONIC. Returns 0, or -1
/// with `errno` set (ETIMEDOUT).
int camelwalk_wait_until(sem_t *semaphore, int64_t deadline);

/// Handles the signals that kill this process from now on: each writes a line into a log before, whose `descriptor` stays
/// open for as long as the process lives, and which counts from `start` (CLOCK_MONOTONIC, nanoseconds); a negative one is no
/// log. SIGKILL cannot. A fault (SIGSEGV, SIGABRT ...) in a thread that is not needed stops that thread for good instead, and
/// the process goes on. The calling thread is needed. To be called once.
void camelwalk_handle_killing_signals(int descriptor, int64_t start);

/// Whether the process needs the calling thread. New threads are not needed until they say so.
void camelwalk_need_this_thread(int needs);

/// Bytes of what ends the music, at most: two note offs for each key of each channel, as events of ALSA's sequencer.
#define CAMELWALK_MIDI_ENDING 131072

/// Counts nanoseconds of processor time that another process has used for the calling thread.
void camelwalk_count_processor_time(int64_t nanoseconds);

/// What the calling thread has counted.
int64_t camelwalk_counted_processor_time(void);

/// Gives the calling thread a name, of 15 bytes at most, that lists of threads show.
void camelwalk_name_thread(const char *name);

/// Sends `descriptor`, which stays the caller's, on a unix socket. Returns 0, or -1 with `errno` set.
int camelwalk_send_descriptor(int socket, int descriptor);

/// The descriptor that comes next, with close-on-exec set and the caller's to close; -1 if none comes.
int camelwalk_receive_descriptor(int socket);

/// Opens a device, a serial line or a FIFO to write without waiting, with close-on-exec. A FIFO without a reader is an error
/// (ENXIO), and so is a regular file (EISNAM). Returns -1 with `errno` set.
int camelwalk_midi_open(const char *path);

/// The process plays music on `descriptor`, which stays open to its end, from now on. With a rate in bits a second, that is a
/// serial line: eight data bits, no parity, one stop bit, and every byte goes as it is; `camelwalk_midi_end` restores its
/// settings. Returns 0, or -1 with `errno` set (ENOTTY: it is no serial line, ENOTSUP: it cannot do that rate within 2 %,
/// ECANCELED: the end has come). To be called once.
int camelwalk_midi_begin(int descriptor, unsigned rate);

/// What `camelwalk_midi_end` writes from now on; more than CAMELWALK_MIDI_ENDING bytes are not taken. For the thread that
/// plays.
void camelwalk_midi_set_ending(const void *bytes, size_t count);

/// write(2) for the thread that plays; without effect (ECANCELED) after `camelwalk_midi_end`.
ssize_t camelwalk_midi_write(const void *bytes, size_t count);

/// Waits until a write has an effect, or fails. Returns -1 if that takes longer than so many milliseconds, else 0.
int camelwalk_midi_await_room(int milliseconds);

/// Ends the music, if there is any: writes what ends it, and restores the serial line. Takes half a second at most, usually
/// nothing. Safe in a signal handler and on any thread; the first call counts. What kills the process calls it, and so does
/// exit(3).
void camelwalk_midi_end(void);

/// Whether the process has more rights than the user who started it: the program is setuid or setgid or has
/// capabilities of its own, or the caller's effective user is not its real one (AT_SECURE, getauxval(3)).
int camelwalk_is_privileged(void);

/// Opens `path`, which is there and not a regular file, to write, with close-on-exec. A FIFO without a reader is
/// an error (ENXIO) and not a wait. Returns -1 with `errno` set.
int camelwalk_open_special(const char *path);

/// How many processor cores the calling thread may run on (sched_getaffinity(2)), at least one. Allocates.
int camelwalk_available_cores(void);

/// Gives memory that was freed back to the system (malloc_trim(3)).
void camelwalk_return_memory(void);

/// Keeps freed blocks of up to `count` bytes, and twice as much in all, for the next ones: less than 1 GiB.
void camelwalk_keep_memory(size_t count);

/// Gives back the memory that the program's own code and constants have been read into. The kernel maps again what is
/// used again, mostly from its cache; what only the start needed stays out.
void camelwalk_return_program(void);

/// How the process behind a pidfd ended, as waitpid(2) gives it. Returns 0, or -1 with `errno` set: ENOTTY or EINVAL
/// where the kernel does not tell (before Linux 6.15), EAGAIN or ESRCH where it does not know yet: its parent has not
/// waited for it.
int camelwalk_wait_status(int process_descriptor, int *status);

/// As many as the kernel passes at once.
#define CAMELWALK_MAXIMUM_DESCRIPTORS 253

/// A datagram and what came with it.
struct camelwalk_datagram {
    /// The receiver's buffer.
    void *bytes;
    size_t count;
    /// Whether there was more than the buffer could hold.
    int is_truncated;
    /// Whether descriptors came with it for which this process has no room (RLIMIT_NOFILE).
    int lacks_descriptors;
    /// Who sent it, where `has_sender` is not 0; the kernel vouches for that.
    int has_sender;
    pid_t process;
    uid_t user;
    gid_t group;
    /// Descriptors that were passed, with close-on-exec; the receiver's to close.
    int descriptors[CAMELWALK_MAXIMUM_DESCRIPTORS];
    size_t descriptor_count;
};

/// Lets a socket tell who sends (SO_PASSCRED). Returns 0, or -1 with `errno` set.
int camelwalk_pass_credentials(int socket);

/// How many bytes the next datagram has, or -1 with `errno` set (EAGAIN: none is there). Does not wait.
ssize_t camelwalk_datagram_size(int socket);

/// Takes the next datagram into `bytes`, without waiting. Returns 0, or -1 with `errno` set (EAGAIN: none is there).
int camelwalk_receive_datagram(int socket, void *bytes, size_t capacity, struct camelwalk_datagram *datagram);

/// Sends a datagram, which has a sender, with its descriptors to the socket of this name (`/path`, or `@` and an abstract
/// name): in its sender's name where that is allowed, else in this process's if both are of one user. Waits for room.
/// Returns 0, or -1 with `errno` set.
int camelwalk_send_datagram(int socket, const char *name, const struct camelwalk_datagram *datagram);

/// Closes the descriptors that came with it.
void camelwalk_close_descriptors(struct camelwalk_datagram *datagram);

/// A file of `length` zero bytes in memory, with close-on-exec, that others may be given; `name` is for people. Returns
/// the descriptor, or -1 with `errno` set.
int camelwalk_memory_file(const char *name, off_t length);

/// The process at the other end of a connected unix socket: for a client the one that listens. Returns -1 with `errno`
/// set, and 0 if it is in another process namespace.
pid_t camelwalk_peer_process(int descriptor);

/// What getopt_long(3) makes of a word.
struct camelwalk_option_word {
    /// The option's `val`; -1 after the last option; `?` for one that is unknown or has a value that it does not take;
    /// `:` for one without the value that it takes.
    int code;
    /// With `?` and `:` the option's `val`; 0 if no option has the name, or several may be meant.
    int option;
    /// Positions of the word and of the next one in the argument vector.
    int position;
    int next;
    /// The value, or NULL. It points into the argument vector.
    const char *value;
    /// Whether the value is a word of its own.
    int is_value_separate;
};

/// Alone of all here it may allocate, and asks for POSIXLY_CORRECT, which makes no difference.
///
/// Begins with the word after the program's name. The C library keeps its place for the whole process: one command line
/// at a time.
void camelwalk_begin_options(void);

/// Takes the next option apart. Names may be shortened as long as one option alone can be meant; `-h` is the only one of
/// one letter. `options` ends with an entry of zeros.
struct camelwalk_option_word camelwalk_next_option(
    int count, char *const words[], const struct option options[]);
