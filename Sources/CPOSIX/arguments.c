#include "CPOSIX.h"

#include <sys/auxv.h>

static int saved_count;
static char **saved_arguments;

// The C library passes main's arguments to every constructor.
__attribute__((constructor)) static void save_arguments(int count, char **arguments) {
    saved_count = count;
    saved_arguments = arguments;
}

int camelwalk_argument_count(void) {
    return saved_count;
}

char **camelwalk_arguments(void) {
    return saved_arguments;
}

const char *camelwalk_executed_path(void) {
    return (const char *)getauxval(AT_EXECFN);
}
