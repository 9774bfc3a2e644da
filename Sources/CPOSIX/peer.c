#define _GNU_SOURCE
#include "CPOSIX.h"

#include <sys/socket.h>

pid_t camelwalk_peer_process(int descriptor) {
    struct ucred credentials;
    socklen_t length = sizeof credentials;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &credentials, &length) != 0) return -1;
    return credentials.pid;
}
