#define _GNU_SOURCE
#include "CPOSIX.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

struct call {
    int (*body)(void);
    int result;
};

static struct call call;

static void make_call(void) {
    call.result = call.body();
}

static int has_room(size_t bytes) {
    struct rlimit limit;
    return getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= bytes;
}

/// A stack whose end is marked: whoever goes beyond it is ended, and overwrites nothing.
static void *make_stack(size_t bytes) {
    void *stack = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack != MAP_FAILED) {
        mprotect(stack, (size_t)sysconf(_SC_PAGESIZE), PROT_NONE);
    }
    return stack;
}

int camelwalk_with_stack(size_t bytes, int (*body)(void)) {
    if (has_room(bytes)) {
        return body();
    }
    void *stack = make_stack(bytes);
    ucontext_t here;
    ucontext_t there;
    if (stack == MAP_FAILED || getcontext(&there) != 0) {
        return body();
    }
    there.uc_stack.ss_sp = stack;
    there.uc_stack.ss_size = bytes;
    there.uc_link = &here;
    call.body = body;
    makecontext(&there, make_call, 0);
    if (swapcontext(&here, &there) != 0) {
        return body();
    }
    return call.result;
}
