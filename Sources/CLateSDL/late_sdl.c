#define _GNU_SOURCE

// Programs export their functions to the libraries that they open: SDL's own libraries are to find SDL's, not these.
#define DECLSPEC __attribute__((visibility("hidden")))

#include "../SystemLibraries/late_table.h"
#include "CLateSDL.h"

#include <SDL2/SDL.h>
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

enum { MAXIMUM_HINTS = 24, MAXIMUM_PATH = 4096 };

struct hint {
    char *name;
    char *value;
    SDL_HintPriority priority;
};

#define FUNCTION(result, failure, name, parameters, arguments) __typeof__(SDL_##name) *name;
static struct {
#include "functions.h"
    __typeof__(SDL_FreeSurface) *FreeSurface;
    __typeof__(SDL_DestroyTexture) *DestroyTexture;
    __typeof__(SDL_EnableScreenSaver) *EnableScreenSaver;
    __typeof__(SDL_GetVersion) *GetVersion;
    __typeof__(SDL_PauseAudioDevice) *PauseAudioDevice;
    __typeof__(SDL_QuitSubSystem) *QuitSubSystem;
    __typeof__(SDL_GetError) *GetError;
    __typeof__(SDL_SetHintWithPriority) *SetHintWithPriority;
} library;
#undef FUNCTION

#define ENTRY(name) {"SDL_" #name, offsetof(__typeof__(library), name)}
#define FUNCTION(result, failure, name, parameters, arguments) ENTRY(name),
static const struct camelwalk_late_entry entries[] = {
#include "functions.h"
    ENTRY(FreeSurface),
    ENTRY(DestroyTexture),
    ENTRY(EnableScreenSaver),
    ENTRY(GetVersion),
    ENTRY(PauseAudioDevice),
    ENTRY(QuitSubSystem),
    ENTRY(GetError),
    ENTRY(SetHintWithPriority),
};
#undef FUNCTION

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
// Under the mutex until the library is open.
static struct hint hints[MAXIMUM_HINTS];
static size_t hint_count;
static SDL_bool is_library_open;
static char missing[256];

static SDL_bool find_functions(void *handle) {
    const size_t count = sizeof entries / sizeof *entries;
    return camelwalk_find_late(handle, entries, count, &library) == NULL ? SDL_TRUE : SDL_FALSE;
}

// Copies the name of the first library in the process that is SDL2, or one of its companions, which bring it.
static int find_loaded(struct dl_phdr_info *info, size_t size, void *found) {
    (void)size;
    const char *slash = strrchr(info->dlpi_name, '/');
    if (slash == NULL || strncmp(slash, "/libSDL2", 8) != 0 || strlen(info->dlpi_name) >= MAXIMUM_PATH) return 0;
    strcpy(found, info->dlpi_name);
    return 1;
}

// Surfaces and renderers belong to the SDL that the program has: linked into it, or a library under whatever name, which
// a package of Python brings, for example, and which is in nobody's scope. A second SDL would not know them.
static SDL_bool find_present(void) {
    if (find_functions(RTLD_DEFAULT)) return SDL_TRUE;
    static char name[MAXIMUM_PATH];
    if (!dl_iterate_phdr(find_loaded, name)) return SDL_FALSE;
    // Not within the search, which holds the loader's lock.
    void *handle = dlopen(name, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
    return handle != NULL && find_functions(handle);
}

static SDL_bool find_installed(void) {
    void *handle = dlopen("libSDL2-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    return handle != NULL && find_functions(handle);
}

static void open_library(void) {
    if (!find_present() && !find_installed()) {
        const char *reason = dlerror();
        strncpy(missing, reason == NULL ? "libSDL2-2.0.so.0 cannot be opened" : reason, sizeof missing - 1);
        return;
    }
    pthread_mutex_lock(&mutex);
    for (size_t i = 0; i < hint_count; i++) {
        library.SetHintWithPriority(hints[i].name, hints[i].value, hints[i].priority);
    }
    is_library_open = SDL_TRUE;
    pthread_mutex_unlock(&mutex);
}

static SDL_bool is_open(void) {
    pthread_once(&once, open_library);
    return missing[0] == '\0';
}

const char *camelwalk_sdl_open(void) { return is_open() ? NULL : missing; }

#define FUNCTION(result, failure, name, parameters, arguments) \
    result SDL_##name parameters { return is_open() ? library.name arguments : failure; }
#include "functions.h"
#undef FUNCTION

void SDL_FreeSurface(SDL_Surface *surface) {
    if (is_open()) library.FreeSurface(surface);
}

void SDL_DestroyTexture(SDL_Texture *texture) {
    if (is_open()) library.DestroyTexture(texture);
}

void SDL_EnableScreenSaver(void) {
    if (is_open()) library.EnableScreenSaver();
}

void SDL_GetVersion(SDL_version *version) {
    SDL_VERSION(version);
    if (is_open()) library.GetVersion(version);
}

void SDL_PauseAudioDevice(SDL_AudioDeviceID device, int isPaused) {
    if (is_open()) library.PauseAudioDevice(device, isPaused);
}

void SDL_QuitSubSystem(Uint32 flags) {
    if (is_open()) library.QuitSubSystem(flags);
}

const char *SDL_GetError(void) { return is_open() ? library.GetError() : missing; }

// The first occasion to open SDL would be the worst: what is hinted before is said once SDL is there.
SDL_bool SDL_SetHintWithPriority(const char *name, const char *value, SDL_HintPriority priority) {
    pthread_mutex_lock(&mutex);
    SDL_bool is_set = SDL_FALSE;
    if (is_library_open) {
        is_set = library.SetHintWithPriority(name, value, priority);
    } else if (hint_count < MAXIMUM_HINTS) {
        struct hint hint = {strdup(name), strdup(value), priority};
        if (hint.name != NULL && hint.value != NULL) {
            hints[hint_count++] = hint;
            is_set = SDL_TRUE;
        }
    }
    pthread_mutex_unlock(&mutex);
    return is_set;
}
