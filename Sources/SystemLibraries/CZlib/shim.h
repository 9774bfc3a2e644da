#include <zlib.h>

#include "../late_function.h"

CAMELWALK_LATE(uncompress)
