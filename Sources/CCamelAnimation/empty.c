#include "camel_animation.h"
