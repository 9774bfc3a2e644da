#define _GNU_SOURCE
#include "CConfinement.h"

#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Landlock as of version 6 (Documentation/userspace-api/landlock.rst in the kernel), of which a system's headers may know
// less. The numbers are the same on all architectures.
enum { CREATE_RULESET = 444, ADD_RULE = 445, RESTRICT_SELF = 446 };
enum { ASK_VERSION = 1, RULE_PATH_BENEATH = 1 };
enum { WRITE_FILE = 1 << 1, READ_FILE = 1 << 2, READ_DIRECTORY = 1 << 3 };
enum { REMOVE_DIRECTORY = 1 << 4, REMOVE_FILE = 1 << 5, MAKE_FILE = 1 << 8, TRUNCATE = 1 << 14, ASK_DEVICE = 1 << 15 };
enum { ALL_OF_NETWORK = 3, SCOPE_SOCKETS = 1, SCOPE_SIGNALS = 2, ALL_SCOPES = 3 };

struct ruleset {
    uint64_t files;
    uint64_t network;
    uint64_t scopes;
};

struct rule {
    uint64_t access;
    int32_t descriptor;
} __attribute__((packed));

int camelwalk_landlock_version(void) {
    const long version = syscall(CREATE_RULESET, NULL, 0, ASK_VERSION);
    return version > 0 ? (int)version : 0;
}

// Each version of Landlock knows another right to files: renaming between directories, truncating, and asking devices.
static uint64_t all_of_files(int version) {
    static const uint64_t rights[] = {0, 0x1FFF, 0x3FFF, 0x7FFF, 0x7FFF, 0xFFFF};
    const int last = sizeof rights / sizeof *rights - 1;
    return rights[version < last ? version : last];
}

static void allow(int ruleset, const char *path, uint64_t of_files, uint64_t of_directories) {
    struct rule rule = {of_files, open(path, O_PATH | O_CLOEXEC)};
    struct stat file;
    if (rule.descriptor < 0) return;
    if (fstat(rule.descriptor, &file) == 0) {
        if (S_ISDIR(file.st_mode)) rule.access |= of_directories;
        syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
    }
    close(rule.descriptor);
}

// A set of rules by which nothing is allowed yet, or -1 with `version` 0.
static int begin(uint64_t network, uint64_t scopes, int *version) {
    *version = camelwalk_landlock_version();
    // Without it neither Landlock nor a filter of calls is for a user.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) *version = 0;
    if (*version == 0) return -1;
    const struct ruleset all = {
        all_of_files(*version), *version >= 4 ? network : 0, *version >= 6 ? scopes : 0};
    const size_t size = *version >= 6 ? 24 : *version >= 4 ? 16 : 8;
    const int ruleset = (int)syscall(CREATE_RULESET, &all, size, 0);
    if (ruleset < 0) *version = 0;
    return ruleset;
}

static int enter(int ruleset, int version) {
    const long failure = syscall(RESTRICT_SELF, ruleset, 0);
    close(ruleset);
    return failure == 0 ? version : 0;
}

int camelwalk_confine_to(const char *const *readable, size_t count) {
    int version;
    const int ruleset = begin(ALL_OF_NETWORK, ALL_SCOPES, &version);
    if (version == 0) return 0;
    for (size_t i = 0; i < count; i++) allow(ruleset, readable[i], READ_FILE, READ_DIRECTORY);
    allow(ruleset, "/dev/null", READ_FILE | WRITE_FILE, 0);
    return enter(ruleset, version);
}

int camelwalk_confine_relay(const char *own, int abstract) {
    int version;
    const int ruleset = begin(ALL_OF_NETWORK, abstract ? SCOPE_SIGNALS : ALL_SCOPES, &version);
    if (version == 0) return 0;
    if (own != NULL) {
        // Removing a directory is a right to the one above it.
        char above[4096];
        const size_t length = strnlen(own, sizeof above);
        allow(ruleset, own, 0, READ_DIRECTORY | REMOVE_FILE);
        if (length + 4 <= sizeof above) {
            memcpy(above, own, length);
            memcpy(above + length, "/..", 4);
            allow(ruleset, above, 0, REMOVE_DIRECTORY);
        }
    }
    return enter(ruleset, version);
}

int camelwalk_begin_places(int network, int abstract, struct camelwalk_places *places) {
    // Signals are the filter's: its decoders, which have rules of their own, are the splash's to end.
    places->rules = begin(network ? 0 : ALL_OF_NETWORK, abstract ? 0 : SCOPE_SOCKETS, &places->version);
    return places->version;
}

void camelwalk_allow_place(const struct camelwalk_places *places, const char *path, enum camelwalk_use use) {
    static const uint64_t of_files[] = {
        READ_FILE, READ_FILE | WRITE_FILE | ASK_DEVICE, READ_FILE | WRITE_FILE | TRUNCATE};
    static const uint64_t of_directories[] = {READ_DIRECTORY, READ_DIRECTORY, READ_DIRECTORY | MAKE_FILE};
    const uint64_t known = all_of_files(places->version);
    allow(places->rules, path, of_files[use] & known, of_directories[use] & known);
}

int camelwalk_enter_places(const struct camelwalk_places *places) { return enter(places->rules, places->version); }
