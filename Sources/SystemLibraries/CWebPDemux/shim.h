#include <webp/demux.h>

#include "../late_function.h"

CAMELWALK_LATE(WebPDemuxInternal)
CAMELWALK_LATE(WebPDemuxGetI)
CAMELWALK_LATE(WebPDemuxGetFrame)
CAMELWALK_LATE(WebPDemuxNextFrame)
CAMELWALK_LATE(WebPDemuxReleaseIterator)
CAMELWALK_LATE(WebPDemuxDelete)
CAMELWALK_LATE(WebPAnimDecoderOptionsInitInternal)
CAMELWALK_LATE(WebPAnimDecoderNewInternal)
CAMELWALK_LATE(WebPAnimDecoderGetNext)
CAMELWALK_LATE(WebPAnimDecoderReset)
CAMELWALK_LATE(WebPAnimDecoderDelete)
