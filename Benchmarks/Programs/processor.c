// Runs a command and prints the milliseconds of processor time that it and everything it has started took, once all of
// that has ended. What leaves its parents behind, as a splash does, is adopted here (prctl(2), PR_SET_CHILD_SUBREAPER).
//
// usage: processor COMMAND...
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **arguments) {
    if (count < 2 || prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) {
        return 2;
    }
    pid_t pid = vfork();
    if (pid == 0) {
        execvp(arguments[1], arguments + 1);
        _exit(127);
    }
    while (wait(NULL) > 0 || errno == EINTR) {
    }
    struct rusage usage;
    getrusage(RUSAGE_CHILDREN, &usage);
    printf("%.3f\n", (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
                         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3);
    return 0;
}
