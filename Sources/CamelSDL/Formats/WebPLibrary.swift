internal import CWebPDemux
internal import POSIX

/// libwebpdemux, opened with the first WebP file.
struct WebPLibrary: Sendable {
    let demux: camelwalk_WebPDemuxInternal
    let number: camelwalk_WebPDemuxGetI
    let frame: camelwalk_WebPDemuxGetFrame
    let nextFrame: camelwalk_WebPDemuxNextFrame
    let release: camelwalk_WebPDemuxReleaseIterator
    let deleteDemuxer: camelwalk_WebPDemuxDelete
    let initialize: camelwalk_WebPAnimDecoderOptionsInitInternal
    let makeDecoder: camelwalk_WebPAnimDecoderNewInternal
    let decode: camelwalk_WebPAnimDecoderGetNext
    let reset: camelwalk_WebPAnimDecoderReset
    let deleteDecoder: camelwalk_WebPAnimDecoderDelete

    init() throws(LibraryError) {
        let library = try DynamicLibrary("libwebpdemux.so.2")
        demux = try library.function(camelwalk_find_WebPDemuxInternal)
        number = try library.function(camelwalk_find_WebPDemuxGetI)
        frame = try library.function(camelwalk_find_WebPDemuxGetFrame)
        nextFrame = try library.function(camelwalk_find_WebPDemuxNextFrame)
        release = try library.function(camelwalk_find_WebPDemuxReleaseIterator)
        deleteDemuxer = try library.function(camelwalk_find_WebPDemuxDelete)
        initialize = try library.function(camelwalk_find_WebPAnimDecoderOptionsInitInternal)
        makeDecoder = try library.function(camelwalk_find_WebPAnimDecoderNewInternal)
        decode = try library.function(camelwalk_find_WebPAnimDecoderGetNext)
        reset = try library.function(camelwalk_find_WebPAnimDecoderReset)
        deleteDecoder = try library.function(camelwalk_find_WebPAnimDecoderDelete)
    }
}
