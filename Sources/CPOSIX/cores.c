#define _GNU_SOURCE
#include "CPOSIX.h"

#include <sched.h>

// More than any kernel is built for.
#define MAXIMUM_CORES (1 << 16)

int camelwalk_available_cores(void) {
    for (int count = 1 << 10; count <= MAXIMUM_CORES; count *= 2) {
        cpu_set_t *cores = CPU_ALLOC(count);
        if (!cores) {
            break;
        }
        int found = 0;
        if (sched_getaffinity(0, CPU_ALLOC_SIZE(count), cores) == 0) {
            found = CPU_COUNT_S(CPU_ALLOC_SIZE(count), cores);
        }
        CPU_FREE(cores);
        if (found > 0) {
            return found;
        }
    }
    return 1;
}
