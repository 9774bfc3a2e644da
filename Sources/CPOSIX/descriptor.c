#define _GNU_SOURCE
#include "CPOSIX.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

// unix(7): with a byte, since a message without data carries nothing.
union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(int))];
};

int camelwalk_send_descriptor(int socket, int descriptor) {
    union control control = {.header = {
        .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof descriptor)}};
    char byte = 0;
    struct iovec part = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    memcpy(CMSG_DATA(&control.header), &descriptor, sizeof descriptor);
    return sendmsg(socket, &message, MSG_NOSIGNAL) == 1 ? 0 : -1;
}

int camelwalk_receive_descriptor(int socket) {
    union control control;
    char byte;
    struct iovec part = {&byte, 1};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL) != 1) return -1;
    const struct cmsghdr *item = CMSG_FIRSTHDR(&message);
    int descriptor = -1;
    if (item != NULL && item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_RIGHTS
        && item->cmsg_len == CMSG_LEN(sizeof descriptor)) {
        memcpy(&descriptor, CMSG_DATA(item), sizeof descriptor);
    }
    return descriptor;
}
