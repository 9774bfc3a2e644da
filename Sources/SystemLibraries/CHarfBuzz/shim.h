#include <harfbuzz/hb.h>

#include "../late_function.h"

CAMELWALK_LATE(hb_unicode_funcs_get_default)
CAMELWALK_LATE(hb_unicode_script)
