#include <fontconfig/fontconfig.h>

#include "../late_function.h"

CAMELWALK_LATE(FcInitLoadConfigAndFonts)
CAMELWALK_LATE(FcConfigDestroy)
CAMELWALK_LATE(FcConfigSubstitute)
CAMELWALK_LATE(FcDefaultSubstitute)
CAMELWALK_LATE(FcFontMatch)
CAMELWALK_LATE(FcPatternCreate)
CAMELWALK_LATE(FcPatternDestroy)
CAMELWALK_LATE(FcPatternAddString)
CAMELWALK_LATE(FcPatternAddCharSet)
CAMELWALK_LATE(FcPatternGetString)
CAMELWALK_LATE(FcPatternGetInteger)
CAMELWALK_LATE(FcPatternGetBool)
CAMELWALK_LATE(FcPatternGetCharSet)
CAMELWALK_LATE(FcCharSetCreate)
CAMELWALK_LATE(FcCharSetDestroy)
CAMELWALK_LATE(FcCharSetAddChar)
CAMELWALK_LATE(FcCharSetHasChar)
