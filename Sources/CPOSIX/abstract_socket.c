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

static int abstract_socket(const char *name, size_t length, int (*use)(int, const struct sockaddr *, socklen_t)) {
    struct sockaddr_un address;
    if (length > sizeof address.sun_path - 1) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0) {
        return -1;
    }
    if (use(descriptor, (const struct sockaddr *)&address, abstract_address(&address, name, length)) != 0) {
        int error = errno;
        close(descriptor);
        errno = error;
        return -1;
    }
    return descriptor;
}

int camelwalk_bind_abstract(const char *name, size_t length) {
    return abstract_socket(name, length, bind);
}

int camelwalk_abstract_exists(const char *name, size_t length) {
    int descriptor = abstract_socket(name, length, connect);
    if (descriptor < 0) {
        return 0;
    }
    close(descriptor);
    return 1;
}
