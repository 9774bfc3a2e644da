// Functions of libraries that are opened with dlopen once they are needed.
#pragma once

#include <dlfcn.h>

// CAMELWALK_LATE(name) makes the type camelwalk_NAME of pointers to the function `name` that the library's header
// declares, and camelwalk_find_NAME, which looks the function up in an open library and returns NULL if it is not there.
// Neither refers to the symbol, so nothing is linked; and a name cannot get the type of another.
#define CAMELWALK_LATE(name)                                               \
    typedef __typeof__(name) *camelwalk_##name;                            \
    static inline camelwalk_##name camelwalk_find_##name(void *library) {  \
        return (camelwalk_##name)dlsym(library, #name);                    \
    }
