#define _GNU_SOURCE
#include "CPOSIX.h"

#include <errno.h>
#include <stdint.h>
#include <sys/ioctl.h>

// linux/pidfd.h of Linux 6.15; older headers lack it.
struct pidfd_information {
    uint64_t mask;
    uint64_t control_group;
    uint32_t identifiers[11];
    int32_t exit_code;
};

#define GET_INFORMATION _IOWR(0xFF, 11, struct pidfd_information)
#define HAS_EXIT_CODE (UINT64_C(1) << 3)

int camelwalk_wait_status(int process_descriptor, int *status) {
    struct pidfd_information information = {.mask = HAS_EXIT_CODE};
    if (ioctl(process_descriptor, GET_INFORMATION, &information) != 0) {
        return -1;
    }
    if (!(information.mask & HAS_EXIT_CODE)) {
        errno = EAGAIN;
        return -1;
    }
    *status = information.exit_code;
    return 0;
}
