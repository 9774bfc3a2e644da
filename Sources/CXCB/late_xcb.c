#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <string.h>
#include <sys/uio.h>

// The functions of libxcb, which is opened when a connection is first asked for: it brings four libraries, and a command
// that is over by then needs none of them. A program's own libraries are to find libxcb's functions, not these.
#pragma GCC visibility push(hidden)
#include <xcb/xcb.h>
#include <xcb/xcbext.h>
#pragma GCC visibility pop

#include "../SystemLibraries/late_table.h"
#include "include/CXCB.h"

#define FUNCTION(result, failure, name, parameters, arguments) __typeof__(xcb_##name) *name;
static struct {
#include "xcb_functions.h"
    __typeof__(xcb_connect) *connect;
} library;
#undef FUNCTION

#define FUNCTION(result, failure, name, parameters, arguments) {"xcb_" #name, offsetof(__typeof__(library), name)},
static const struct camelwalk_late_entry entries[] = {
#include "xcb_functions.h"
    {"xcb_connect", offsetof(__typeof__(library), connect)},
};
#undef FUNCTION

static pthread_once_t once = PTHREAD_ONCE_INIT;
static char missing[256];

static int find_functions(void *handle) {
    return camelwalk_find_late(handle, entries, sizeof entries / sizeof *entries, &library) == NULL;
}

static void open_library(void) {
    void *handle = dlopen("libxcb.so.1", RTLD_NOW | RTLD_LOCAL);
    if (handle != NULL && find_functions(handle)) return;
    const char *reason = dlerror();
    strncpy(missing, reason == NULL ? "libxcb.so.1 cannot be opened" : reason, sizeof missing - 1);
}

static int is_open(void) {
    pthread_once(&once, open_library);
    return missing[0] == '\0';
}

const char *camelwalk_xcb_open(void) { return is_open() ? NULL : missing; }

#define FUNCTION(result, failure, name, parameters, arguments) \
    result xcb_##name parameters { return is_open() ? library.name arguments : failure; }
#include "xcb_functions.h"
#undef FUNCTION

// libXau, which finds the cookie, keeps the file's name in one place for all threads (XauFileName), and two of them connect at
// the same moment: when the library has been opened.
xcb_connection_t *xcb_connect(const char *display, int *screen) {
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    if (!is_open()) return NULL;
    pthread_mutex_lock(&mutex);
    xcb_connection_t *connection = library.connect(display, screen);
    pthread_mutex_unlock(&mutex);
    return connection;
}
