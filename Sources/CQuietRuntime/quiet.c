#include "CQuietRuntime.h"

#include <stddef.h>

// The runtime asks for the path of swift-backtrace in a constructor: a dozen system calls, and where there is no
// /proc it aborts. This definition stands before the one in libswiftCore.a, and says that there is none.
const char *swift_copyAuxiliaryExecutablePath(const char *name) {
    (void)name;
    return NULL;
}
