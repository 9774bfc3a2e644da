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
enum { ALL_OF_NETWORK = 3, ALL_SCOPES = 3 };

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

static void allow(int ruleset, uint64_t access, const char *path) {
    struct rule rule = {access, open(path, O_PATH | O_CLOEXEC)};
    struct stat file;
    if (rule.descriptor < 0) return;
    if (fstat(rule.descriptor, &file) == 0) {
        if (S_ISDIR(file.st_mode)) rule.access |= READ_DIRECTORY;
        syscall(ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
    }
    close(rule.descriptor);
}

int camelwalk_confine_to(const char *const *readable, size_t count) {
    const int version = camelwalk_landlock_version();
    // Without it neither Landlock nor a filter of calls is for a user.
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || version == 0) return 0;
    const struct ruleset all = {
        all_of_files(version), version >= 4 ? ALL_OF_NETWORK : 0, version >= 6 ? ALL_SCOPES : 0};
    const size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    const int ruleset = (int)syscall(CREATE_RULESET, &all, size, 0);
    if (ruleset < 0) return 0;
    for (size_t i = 0; i < count; i++) allow(ruleset, READ_FILE, readable[i]);
    allow(ruleset, READ_FILE | WRITE_FILE, "/dev/null");
    const long failure = syscall(RESTRICT_SELF, ruleset, 0);
    close(ruleset);
    return failure == 0 ? version : 0;
}
