#include <zlib.h>

#include "../late_function.h"

CAMELWALK_LATE(uncompress)
CAMELWALK_LATE(crc32)
CAMELWALK_LATE(deflateInit2_)
CAMELWALK_LATE(deflate)
CAMELWALK_LATE(deflateEnd)
