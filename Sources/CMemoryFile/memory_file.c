#define _GNU_SOURCE
#include "CMemoryFile.h"

#include <sys/mman.h>

int memory_file_open(void) {
    return memfd_create("camel", MFD_CLOEXEC);
}
