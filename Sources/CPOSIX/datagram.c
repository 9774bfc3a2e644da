#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

union control {
    struct cmsghdr header;
    char bytes[CMSG_SPACE(sizeof(struct ucred)) + CMSG_SPACE(sizeof(int) * CAMELWALK_MAXIMUM_DESCRIPTORS)];
};

int camelwalk_pass_credentials(int socket) {
    int yes = 1;
    return setsockopt(socket, SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
}

static void take_control(struct msghdr *message, struct camelwalk_datagram *datagram) {
    for (struct cmsghdr *item = CMSG_FIRSTHDR(message); item; item = CMSG_NXTHDR(message, item)) {
        size_t size = item->cmsg_len - CMSG_LEN(0);
        if (item->cmsg_level != SOL_SOCKET) {
            continue;
        }
        if (item->cmsg_type == SCM_CREDENTIALS && size == sizeof(struct ucred)) {
            struct ucred sender;
            memcpy(&sender, CMSG_DATA(item), sizeof sender);
            datagram->process = sender.pid;
            datagram->user = sender.uid;
            datagram->group = sender.gid;
            datagram->has_sender = 1;
        } else if (item->cmsg_type == SCM_RIGHTS && size <= sizeof datagram->descriptors) {
            memcpy(datagram->descriptors, CMSG_DATA(item), size);
            datagram->descriptor_count = size / sizeof(int);
        }
    }
}

ssize_t camelwalk_datagram_size(int socket) {
    return recv(socket, NULL, 0, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT);
}

int camelwalk_receive_datagram(int socket, void *bytes, size_t capacity, struct camelwalk_datagram *datagram) {
    union control control;
    struct iovec part = {bytes, capacity};
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    memset(datagram, 0, sizeof *datagram);
    ssize_t count = recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (count < 0) {
        return -1;
    }
    datagram->bytes = bytes;
    datagram->count = (size_t)count;
    datagram->is_truncated = (message.msg_flags & MSG_TRUNC) != 0;
    datagram->lacks_descriptors = (message.msg_flags & MSG_CTRUNC) != 0;
    take_control(&message, datagram);
    return 0;
}

static socklen_t make_address(struct sockaddr_un *address, const char *name) {
    size_t length = strlen(name);
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    if ((name[0] != '/' && name[0] != '@') || length < 2 || length >= sizeof address->sun_path) {
        return 0;
    }
    memcpy(address->sun_path, name, length);
    if (name[0] == '@') {
        address->sun_path[0] = 0;
        return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    }
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length + 1);
}

static struct cmsghdr *add_control(
    struct msghdr *message, struct cmsghdr *item, int type, const void *value, size_t size
) {
    item->cmsg_level = SOL_SOCKET;
    item->cmsg_type = type;
    item->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(item), value, size);
    message->msg_controllen += CMSG_SPACE(size);
    return (struct cmsghdr *)((char *)item + CMSG_SPACE(size));
}

/// Sends it in the name of `sender`, or where that is NULL in this process's.
static int send_as(
    int socket, struct sockaddr_un *address, socklen_t length, const struct camelwalk_datagram *datagram,
    const struct ucred *sender
) {
    union control control;
    memset(&control, 0, sizeof control);
    struct iovec part = {datagram->bytes, datagram->count};
    struct msghdr message = {
        .msg_name = address, .msg_namelen = length, .msg_iov = &part, .msg_iovlen = 1, .msg_control = &control};
    struct cmsghdr *item = &control.header;
    if (datagram->descriptor_count > 0) {
        size_t size = sizeof(int) * datagram->descriptor_count;
        item = add_control(&message, item, SCM_RIGHTS, datagram->descriptors, size);
    }
    if (sender != NULL) {
        add_control(&message, item, SCM_CREDENTIALS, sender, sizeof *sender);
    }
    if (message.msg_controllen == 0) {
        message.msg_control = NULL;
    }
    ssize_t sent;
    do {
        sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

/// In the sender's name where the kernel lets us (CAP_SYS_ADMIN): systemd's NotifyAccess=main looks at it.
static int send_for(
    int socket, struct sockaddr_un *address, socklen_t length, const struct camelwalk_datagram *datagram
) {
    struct ucred sender = {datagram->process, datagram->user, datagram->group};
    int result = send_as(socket, address, length, datagram, &sender);
    if (result == 0 || errno == EMSGSIZE) {
        return result;
    }
    if (datagram->user == getuid()) {
        return send_as(socket, address, length, datagram, NULL);
    }
    // Never in the name of this user, who may have more rights. But the sender may be gone.
    if (errno == ESRCH) {
        sender.pid = getpid();
        return send_as(socket, address, length, datagram, &sender);
    }
    return -1;
}

static int make_room(int socket, size_t count) {
    int size = count > INT_MAX / 2 ? INT_MAX / 2 : (int)count;
    // Beyond the limit for everybody (net.core.wmem_max) where that may be.
    return setsockopt(socket, SOL_SOCKET, SO_SNDBUFFORCE, &size, sizeof size) == 0
            || setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &size, sizeof size) == 0
        ? 0 : -1;
}

int camelwalk_send_datagram(int socket, const char *name, const struct camelwalk_datagram *datagram) {
    struct sockaddr_un address;
    socklen_t length = make_address(&address, name);
    if (length == 0) {
        errno = EAFNOSUPPORT;
        return -1;
    }
    int result = send_for(socket, &address, length, datagram);
    if (result != 0 && errno == EMSGSIZE && make_room(socket, datagram->count) == 0) {
        result = send_for(socket, &address, length, datagram);
    }
    return result;
}

void camelwalk_close_descriptors(struct camelwalk_datagram *datagram) {
    for (size_t index = 0; index < datagram->descriptor_count; index++) {
        close(datagram->descriptors[index]);
    }
    datagram->descriptor_count = 0;
}
