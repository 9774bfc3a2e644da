// Sends READY=1 after a while, prints the time at which it did, and stays.
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    usleep(400000);
    const char *name = getenv("NOTIFY_SOCKET");
    int descriptor = socket(AF_UNIX, SOCK_DGRAM, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    if (name == NULL || descriptor < 0 || strlen(name) >= sizeof address.sun_path) {
        return 1;
    }
    memcpy(address.sun_path, name, strlen(name));
    address.sun_path[0] = 0;
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(name));
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    sendto(descriptor, "READY=1", 7, 0, (struct sockaddr *)&address, length);
    printf("%lld\n", time.tv_sec * 1000000000LL + time.tv_nsec);
    fflush(stdout);
    sleep(5);
    return 0;
}
