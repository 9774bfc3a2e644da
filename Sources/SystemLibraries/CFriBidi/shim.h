#include <fribidi/fribidi.h>

#include "../late_function.h"

CAMELWALK_LATE(fribidi_get_bidi_types)
CAMELWALK_LATE(fribidi_get_bracket_types)
CAMELWALK_LATE(fribidi_get_par_embedding_levels_ex)
