// What programs that are already compiled rely on.
#include "camel_animation.h"

#define AT(member, offset) \
    _Static_assert(offsetof(camel_draw_options, member) == (offset), #member " has moved")

_Static_assert(sizeof(camel_playback) == 32 && offsetof(camel_playback, cycles) == 24, "camel_playback has changed");
_Static_assert(sizeof(camel_draw_options) == 48, "camel_draw_options has another size");
AT(size, 0);
AT(flags, 4);
AT(x, 8);
AT(y, 16);
AT(scale, 24);
AT(rotation, 32);
AT(tint, 40);
AT(alpha, 44);
_Static_assert(CAMEL_ANIMATION_VERSION == 100, "the pkg-config file and the soname have the version, too");
