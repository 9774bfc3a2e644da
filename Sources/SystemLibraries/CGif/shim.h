#include <gif_lib.h>

#include "../late_function.h"

CAMELWALK_LATE(DGifOpen)
CAMELWALK_LATE(DGifGetRecordType)
CAMELWALK_LATE(DGifGetImageDesc)
CAMELWALK_LATE(DGifGetLine)
CAMELWALK_LATE(DGifCloseFile)
CAMELWALK_LATE(GifErrorString)
