// Tables of functions of a library that is opened with dlopen once it is needed, for what calls all of them by their names.
#pragma once

#include <dlfcn.h>
#include <stddef.h>

// Where a function's address goes in a table, in bytes from its beginning.
struct camelwalk_late_entry {
    const char *name;
    size_t offset;
};

// Looks up `count` functions in an open library, and fills in `table`. Returns NULL, or the name of the first that is missing.
static inline const char *camelwalk_find_late(
    void *library, const struct camelwalk_late_entry *entries, size_t count, void *table) {
    for (size_t i = 0; i < count; i++) {
        void *function = dlsym(library, entries[i].name);
        if (function == NULL) return entries[i].name;
        *(void **)((char *)table + entries[i].offset) = function;
    }
    return NULL;
}
