#pragma once

#include <xcb/xcbext.h>

/// RANDR, for libxcb.
extern xcb_extension_t camelwalk_randr;
