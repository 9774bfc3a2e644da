#include <pulse/pulseaudio.h>

#include "../late_function.h"

CAMELWALK_LATE(pa_mainloop_new)
CAMELWALK_LATE(pa_mainloop_get_api)
CAMELWALK_LATE(pa_mainloop_iterate)
CAMELWALK_LATE(pa_mainloop_free)
CAMELWALK_LATE(pa_context_new)
CAMELWALK_LATE(pa_context_connect)
CAMELWALK_LATE(pa_context_get_state)
CAMELWALK_LATE(pa_context_get_server_info)
CAMELWALK_LATE(pa_context_disconnect)
CAMELWALK_LATE(pa_context_unref)
CAMELWALK_LATE(pa_operation_unref)
