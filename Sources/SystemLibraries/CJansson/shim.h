#include <jansson.h>

#include "../late_function.h"

CAMELWALK_LATE(json_loadb)
CAMELWALK_LATE(json_delete)
CAMELWALK_LATE(json_object_get)
CAMELWALK_LATE(json_object_iter)
CAMELWALK_LATE(json_object_iter_key)
CAMELWALK_LATE(json_object_iter_next)
CAMELWALK_LATE(json_object_iter_value)
CAMELWALK_LATE(json_array_size)
CAMELWALK_LATE(json_array_get)
CAMELWALK_LATE(json_number_value)
CAMELWALK_LATE(json_string_value)
