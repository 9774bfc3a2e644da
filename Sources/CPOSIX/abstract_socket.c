#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static socklen_t abstract_address(struct sockaddr_un *address, const char *name, size_t length) {
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    // An abstract name begins with a zero and lives in no file system: it is gone with its last socket.
    memcpy(address->sun_path + 1, name, length);
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
}

/// Closes it and returns -1, with errno as it was.
static int failed(int descriptor) {
    int error = errno;
    close(descriptor);
    errno = error;
    return -1;
}

static int abstract_socket(
    const char *name, size_t length, int type, int (*use)(int, const struct sockaddr *, socklen_t)
) {
    struct sockaddr_un address;
    if (length > sizeof address.sun_path - 1) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int descriptor = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return -1;
    }
    if (use(descriptor, (const struct sockaddr *)&address, abstract_address(&address, name, length)) != 0) {
        return failed(descriptor);
    }
    return descriptor;
}

int camelwalk_bind_abstract(const char *name, size_t length) {
    return abstract_socket(name, length, SOCK_DGRAM, bind);
}

int camelwalk_listen_abstract(const char *name, size_t length) {
    int descriptor = abstract_socket(name, length, SOCK_SEQPACKET, bind);
    // The kernel notes now whose socket it is, and lets others connect without anybody's answer.
    if (descriptor >= 0 && listen(descriptor, SOMAXCONN) != 0) {
        return failed(descriptor);
    }
    return descriptor;
}

int camelwalk_trusted_listener_exists(const char *name, size_t length) {
    // Whoever has filled the queue of connections is not waited for.
    int descriptor = abstract_socket(name, length, SOCK_SEQPACKET | SOCK_NONBLOCK, connect);
    if (descriptor < 0) {
        return 0;
    }
    struct ucred peer;
    socklen_t size = sizeof peer;
    int is_trusted = getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && size == sizeof peer
        && (peer.uid == geteuid() || peer.uid == 0);
    close(descriptor);
    return is_trusted;
}

int camelwalk_accept(int listener) {
    return accept4(listener, NULL, NULL, SOCK_CLOEXEC);
}
