#include "CPOSIX.h"

#include <sys/auxv.h>

int camelwalk_is_privileged(void) {
    return getauxval(AT_SECURE) != 0;
}
