#define _GNU_SOURCE
#include "CConfinement.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { MAXIMUM_CHILDREN = 4 };
static pid_t children[MAXIMUM_CHILDREN];
static size_t child_count;

pid_t camelwalk_fork(void) {
    const pid_t child = fork();
    if (child == 0) child_count = 0;
    if (child > 0 && child_count < MAXIMUM_CHILDREN) children[child_count++] = child;
    return child;
}

const pid_t *camelwalk_children(size_t *count) {
    *count = child_count;
    return children;
}

void camelwalk_follow(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);
    const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (file < 0) return;
    // It may have been forbidden, which is no reason to stop.
    if (write(file, "1000", 4) != 4) {}
    close(file);
}

void camelwalk_rename(char **arguments, int count, const char *name) {
    prctl(PR_SET_NAME, name);
    for (int i = 0; i < count; i++) {
        const size_t length = strlen(arguments[i]);
        memset(arguments[i], 0, length);
        if (i == 0) memcpy(arguments[i], name, strnlen(name, length));
    }
}

void camelwalk_close_from(int first) {
    // close_range(2), since Linux 5.9.
    if (syscall(436, (unsigned)first, ~0U, 0) == 0) return;
    struct rlimit limit;
    const int end = getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 65536 ? (int)limit.rlim_cur : 65536;
    for (int descriptor = first; descriptor < end; descriptor++) close(descriptor);
}
