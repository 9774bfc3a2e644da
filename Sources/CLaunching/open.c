#define _GNU_SOURCE
#include "start.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// In which a process that is killed ends, unless its file system does not let it.
#define MAXIMUM_LOOKS 10
#define BETWEEN_LOOKS (5 * 1000 * 1000)

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

/// Says how the opening went: an error number, or 0 and the descriptor.
static void answer(int socket, int error, int descriptor) {
    union control control;
    memset(&control, 0, sizeof control);
    struct iovec part = {&error, sizeof error};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (error == 0) {
        message.msg_control = &control;
        message.msg_controllen = sizeof control;
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(sizeof descriptor);
        memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    }
    sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// Takes the answer: 0 and the descriptor in `start`, or an error number.
static int take_answer(struct camelwalk_start *start) {
    union control control;
    int error = 0;
    struct iovec part = {&error, sizeof error};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (recvmsg(start->answer, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT) != sizeof error) {
        return ECHILD;
    }
    struct cmsghdr *item = CMSG_FIRSTHDR(&message);
    if (error == 0 && item != NULL && item->cmsg_type == SCM_RIGHTS) {
        memcpy(&start->descriptor, CMSG_DATA(item), sizeof start->descriptor);
    }
    // This process may have no room for it.
    return error == 0 && start->descriptor < 0 ? EMFILE : error;
}

static int is_answered(const struct camelwalk_start *start) {
    const int64_t deadline = camelwalk_milliseconds() + start->opening->milliseconds;
    struct pollfd poller = {.fd = start->answer, .events = POLLIN};
    for (;;) {
        int64_t left = deadline - camelwalk_milliseconds();
        int ready = poll(&poller, 1, left > 0 ? (int)left : 0);
        if (ready > 0) {
            return 1;
        }
        if (ready == 0 || errno != EINTR) {
            return 0;
        }
    }
}

/// The first process of a container is everybody's foster parent; others have no such child.
static void reap_soon(pid_t pid) {
    const struct timespec pause = {.tv_nsec = BETWEEN_LOOKS};
    for (int look = 0; look < MAXIMUM_LOOKS && waitpid(pid, NULL, WNOHANG | __WALL) == 0; look++) {
        nanosleep(&pause, NULL);
    }
}

/// What is left of this process is to hold nothing open or locked that the command closes by its end.
static void give_up_callers_files(int report, int descriptor) {
    const int kept[2] = {report < descriptor ? report : descriptor, report < descriptor ? descriptor : report};
    const int first = kept[0] < 3;
    camelwalk_keep_only(kept + first, (size_t)(2 - first));
    for (int number = 0; number < 3; number++) {
        if (number != descriptor) {
            close(number);
        }
    }
    (void)!chdir("/");
}

CAMELWALK_ON_A_SMALL_STACK _Noreturn void camelwalk_open_for_caller(struct camelwalk_start *start) {
    int descriptor = start->opening->open(start->opening->path);
    int error = descriptor < 0 ? errno : 0;
    // Init may take its time to reap: what is left of this process is not to lie in the command's session. /dev/tty, which
    // may be the path, is that of the session.
    setsid();
    give_up_callers_files(start->report, descriptor);
    answer(start->report, error, descriptor);
    _exit(0);
}

void camelwalk_await_descriptor(struct camelwalk_start *start) {
    if (is_answered(start)) {
        start->opening_error = take_answer(start);
    } else {
        start->opening_error = ETIMEDOUT;
        kill(start->pid, SIGKILL);
    }
    reap_soon(start->pid);
}
