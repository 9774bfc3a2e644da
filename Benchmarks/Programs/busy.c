// A fixed amount of arithmetic on each of N threads. usage: busy THREADS
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

static void *work(void *argument) {
    volatile uint64_t value = 1;
    for (long round = 0; round < 400000000; round++) {
        value = value * 6364136223846793005ULL + 1442695040888963407ULL;
    }
    return argument;
}

int main(int count, char **arguments) {
    int threads = count > 1 ? atoi(arguments[1]) : 1;
    pthread_t handles[64];
    for (int index = 0; index < threads; index++) {
        pthread_create(&handles[index], NULL, work, NULL);
    }
    for (int index = 0; index < threads; index++) {
        pthread_join(handles[index], NULL);
    }
    return 0;
}
