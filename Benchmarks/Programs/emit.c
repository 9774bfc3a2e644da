// Prints the time at which it prints, after a while, and stays.
#include <stdio.h>
#include <time.h>
#include <unistd.h>

int main(void) {
    usleep(400000);
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    char text[32];
    int count = snprintf(text, sizeof text, "%lld\n", time.tv_sec * 1000000000LL + time.tv_nsec);
    write(STDOUT_FILENO, text, (size_t)count);
    sleep(5);
    return 0;
}
