#include <lcms2.h>

#include "../late_function.h"

CAMELWALK_LATE(cmsBuildGamma)
CAMELWALK_LATE(cmsBuildParametricToneCurve)
CAMELWALK_LATE(cmsCloseProfile)
CAMELWALK_LATE(cmsCreateRGBProfile)
CAMELWALK_LATE(cmsCreateTransform)
CAMELWALK_LATE(cmsCreate_sRGBProfile)
CAMELWALK_LATE(cmsDeleteTransform)
CAMELWALK_LATE(cmsDoTransform)
CAMELWALK_LATE(cmsFreeToneCurve)
CAMELWALK_LATE(cmsOpenProfileFromMem)

// Swift does not see macros that are made of macros.
enum {
    camelwalk_colors = TYPE_BGRA_8,
    camelwalk_greys = TYPE_GRAY_8,
    // 255 stands for no ink.
    camelwalk_inks = TYPE_CMYK_8_REV,
};
