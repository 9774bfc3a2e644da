#define _GNU_SOURCE
#include "CProcessProbe.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <unistd.h>

static void place_descriptors(const struct probe_process *process) {
    int wanted[4] = {process->descriptors[0], process->descriptors[1], process->descriptors[2], process->third_descriptor};
    int high[4];
    for (int index = 0; index < 4; index++) {
        high[index] = wanted[index] < 0 ? -1 : fcntl(wanted[index], F_DUPFD_CLOEXEC, 100);
    }
    for (int index = 0; index < 4; index++) {
        if (high[index] < 0) {
            close(index);
        } else {
            dup2(high[index], index);
        }
    }
    close_range(4, ~0U, 0);
}

static void set_limit(int resource, long value) {
    if (value > 0) {
        struct rlimit limit = {(rlim_t)value, (rlim_t)value};
        setrlimit(resource, &limit);
    }
}

static void set_signals(const struct probe_process *process) {
    sigset_t blocked;
    sigemptyset(&blocked);
    for (int number = 1; number < 64; number++) {
        if (number != SIGKILL && number != SIGSTOP) {
            signal(number, process->ignored >> number & 1 ? SIG_IGN : SIG_DFL);
        }
        if (process->blocked >> number & 1) {
            sigaddset(&blocked, number);
        }
    }
    sigprocmask(SIG_SETMASK, &blocked, NULL);
}

pid_t probe_start(const struct probe_process *process) {
    pid_t pid = fork();
    if (pid != 0) {
        return pid;
    }
    if (process->has_own_session) {
        setsid();
    }
    if (process->has_own_group) {
        setpgid(0, 0);
    }
    place_descriptors(process);
    if (process->has_own_session && isatty(0)) {
        ioctl(0, TIOCSCTTY, 0);
    }
    if (process->directory != NULL && chdir(process->directory) != 0) {
        _exit(124);
    }
    set_limit(RLIMIT_NOFILE, process->open_file_limit);
    set_limit(RLIMIT_AS, process->address_space_limit);
    set_signals(process);
    execve(process->path, process->argv, process->envp);
    _exit(124);
}

int probe_open_terminal(int *controller, int *terminal, int columns, int rows) {
    *controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*controller < 0 || grantpt(*controller) != 0 || unlockpt(*controller) != 0) {
        return -1;
    }
    char name[64];
    if (ptsname_r(*controller, name, sizeof name) != 0) {
        return -1;
    }
    *terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return *terminal < 0 ? -1 : ioctl(*terminal, TIOCSWINSZ, &size);
}

int probe_signal_thread(pid_t process, pid_t thread, int number) { return tgkill(process, thread, number); }
