// Starts programs for tests, with everything about their process under the test's control.
#pragma once

#include <sys/types.h>

struct probe_process {
    const char *path;
    char *const *argv;
    char *const *envp;
    const char *directory;     // NULL: the caller's
    int descriptors[3];        // what becomes 0, 1 and 2; -1: closed
    int third_descriptor;      // what becomes 3; -1: closed
    int has_own_session;       // setsid, and descriptor 0 becomes the controlling terminal if it is one
    int has_own_group;         // setpgid
    unsigned long ignored;     // bit n: signal n is ignored
    unsigned long blocked;     // bit n: signal n is blocked
    long open_file_limit;      // RLIMIT_NOFILE; 0: unchanged
    long address_space_limit;  // RLIMIT_AS in bytes; 0: unchanged
};

/// Returns the process's number, or -1 with errno set.
pid_t probe_start(const struct probe_process *process);

/// Opens a pseudo-terminal of `columns` by `rows`; both ends are closed on exec. Returns 0, or -1.
int probe_open_terminal(int *controller, int *terminal, int columns, int rows);

/// Sends a signal to one thread of a process: tgkill(2). Returns 0, or -1 with errno set.
int probe_signal_thread(pid_t process, pid_t thread, int number);

/// The settings of a terminal as a serial line: its rate in bits a second, and its modes.
struct probe_serial_line {
    unsigned rate, control, input, output, local;
};

/// Returns 0, or -1 with errno set.
int probe_serial_line(int terminal, struct probe_serial_line *line);

/// Whether it is raw: eight data bits, no parity, one stop bit, every byte as it is, at this rate.
int probe_is_raw_line(const struct probe_serial_line *line, unsigned rate);
