#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <link.h>
#include <malloc.h>
#include <stdint.h>
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

/// For the program itself, which comes first; libraries may have text that was relocated.
static int return_pages(struct dl_phdr_info *program, size_t size, void *unused) {
    (void)size;
    (void)unused;
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    for (int index = 0; index < program->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &program->dlpi_phdr[index];
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
        uintptr_t begin = (program->dlpi_addr + segment->p_vaddr) & ~(page - 1);
        uintptr_t end = (program->dlpi_addr + segment->p_vaddr + segment->p_memsz + page - 1) & ~(page - 1);
        madvise((void *)begin, end - begin, MADV_DONTNEED);
    }
    return 1;
}

void camelwalk_return_program(void) {
    dl_iterate_phdr(return_pages, NULL);
}
