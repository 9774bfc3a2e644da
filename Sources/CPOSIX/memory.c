#define _GNU_SOURCE
#include "CPOSIX.h"

#include <malloc.h>
#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

int camelwalk_memory_file(const char *name, off_t length) {
    int descriptor = memfd_create(name, MFD_CLOEXEC);
    if (descriptor < 0) return -1;
    if (ftruncate(descriptor, length) == 0) return descriptor;
    int error = errno;
    close(descriptor);
    errno = error;
    return -1;
}

void camelwalk_return_memory(void) {
    malloc_trim(0);
}

void camelwalk_keep_memory(size_t count) {
    mallopt(M_MMAP_THRESHOLD, (int)count);
    mallopt(M_TRIM_THRESHOLD, 2 * (int)count);
}
