#define _GNU_SOURCE
#include "CUnblockedFaults.h"

#include <errno.h>
#include <stddef.h>

// In the place of the C library's for all libraries that the splash opens: the same, but the signals of faults stay unblocked.
// libpulse blocks all signals in its thread, and the kernel ends a process whose fault is blocked, whatever handler it has
// (camelwalk_handle_killing_signals). What a thread that has blocked a fault of its own may rely on is undefined anyway:
// https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_sigmask.html
int pthread_sigmask(int how, const sigset_t *restrict set, sigset_t *restrict old) {
    static const int faults[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP};
    sigset_t unblocked;
    if (set != NULL && how != SIG_UNBLOCK) {
        unblocked = *set;
        for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) sigdelset(&unblocked, faults[index]);
        set = &unblocked;
    }
    // In the C library, this does not call the other one by its name.
    return sigprocmask(how, set, old) == 0 ? 0 : errno;
}
