internal import CWebPDemux

/// libwebpdemux, opened with the first WebP file.
struct WebPLibrary: Sendable {
    typealias Data = UnsafePointer<WebPData>
    typealias DemuxFunction =
        @convention(c) (Data?, Int32, UnsafeMutablePointer<WebPDemuxState>?, Int32) -> OpaquePointer?
    typealias NumberFunction = @convention(c) (OpaquePointer?, WebPFormatFeature) -> UInt32
    typealias FrameFunction =
        @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<WebPIterator>?) -> Int32
    typealias NextFunction = @convention(c) (UnsafeMutablePointer<WebPIterator>?) -> Int32
    typealias ReleaseFunction = @convention(c) (UnsafeMutablePointer<WebPIterator>?) -> Void
    typealias DeleteFunction = @convention(c) (OpaquePointer?) -> Void
    typealias OptionsFunction =
        @convention(c) (UnsafeMutablePointer<WebPAnimDecoderOptions>?, Int32) -> Int32
    typealias NewFunction =
        @convention(c) (Data?, UnsafePointer<WebPAnimDecoderOptions>?, Int32) -> OpaquePointer?
    typealias DecodeFunction =
        @convention(c) (
            OpaquePointer?, UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?, UnsafeMutablePointer<Int32>?
        ) -> Int32

    let demux: DemuxFunction
    let number: NumberFunction
    let frame: FrameFunction
    let nextFrame: NextFunction
    let release: ReleaseFunction
    let deleteDemuxer: DeleteFunction
    let initialize: OptionsFunction
    let makeDecoder: NewFunction
    let decode: DecodeFunction
    let reset: DeleteFunction
    let deleteDecoder: DeleteFunction

    init() throws(SDLError) {
        let library = try DynamicLibrary("libwebpdemux.so.2")
        demux = try library.function("WebPDemuxInternal", as: DemuxFunction.self)
        number = try library.function("WebPDemuxGetI", as: NumberFunction.self)
        frame = try library.function("WebPDemuxGetFrame", as: FrameFunction.self)
        nextFrame = try library.function("WebPDemuxNextFrame", as: NextFunction.self)
        release = try library.function("WebPDemuxReleaseIterator", as: ReleaseFunction.self)
        deleteDemuxer = try library.function("WebPDemuxDelete", as: DeleteFunction.self)
        initialize = try library.function("WebPAnimDecoderOptionsInitInternal", as: OptionsFunction.self)
        makeDecoder = try library.function("WebPAnimDecoderNewInternal", as: NewFunction.self)
        decode = try library.function("WebPAnimDecoderGetNext", as: DecodeFunction.self)
        reset = try library.function("WebPAnimDecoderReset", as: DeleteFunction.self)
        deleteDecoder = try library.function("WebPAnimDecoderDelete", as: DeleteFunction.self)
    }
}
