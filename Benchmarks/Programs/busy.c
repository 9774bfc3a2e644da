// A fixed amount of arithmetic, MILLIONS of rounds on each of THREADS threads. usage: busy THREADS MILLIONS
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

static long rounds;

static void *work(void *argument) {
    volatile uint64_t value = 1;
    for (long round = 0; round < rounds; round++) {
        value = value * 6364136223846793005ULL + 1442695040888963407ULL;
    }
    return argument;
}

int main(int count, char **arguments) {
    int threads = count > 1 ? atoi(arguments[1]) : 1;
    rounds = (count > 2 ? atol(arguments[2]) : 400) * 1000000;
    pthread_t handles[64];
    for (int index = 0; index < threads; index++) {
        pthread_create(&handles[index], NULL, work, NULL);
    }
    for (int index = 0; index < threads; index++) {
        pthread_join(handles[index], NULL);
    }
    return 0;
}
