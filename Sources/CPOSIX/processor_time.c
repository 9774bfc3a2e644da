#include "CPOSIX.h"

static _Thread_local int64_t processor_time;

void camelwalk_count_processor_time(int64_t nanoseconds) { processor_time += nanoseconds; }

int64_t camelwalk_counted_processor_time(void) { return processor_time; }
