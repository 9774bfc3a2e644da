#include <png.h>

#include "../late_function.h"

CAMELWALK_LATE(png_image_begin_read_from_memory)
CAMELWALK_LATE(png_image_finish_read)
CAMELWALK_LATE(png_image_free)
