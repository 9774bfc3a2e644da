internal import CSDL2
internal import CWebPDemux
internal import CamelAnimation

/// The frames of a WebP file, still or animated. libwebp puts them together.
final class WebPFrames: FrameSource {
    let canvas: PixelSize
    let durations: [Int64]
    let damage: AnimationError?
    let cycles: Int?
    private let file: FileBytes
    private let library: WebPLibrary
    private let decoder: OpaquePointer
    /// The decoder's own picture of the current frame, and the frame's number.
    private var surface: Surface?
    private var current = -1

    /// The frames of `file`.
    init(_ file: FileBytes) throws(AnimationError) {
        let action = "cannot decode \(file.name)"
        library = try AnimationError.of(WebPLibrary.init)
        let (file, damage) = try WebPFile.wholeFrames(of: file, action: action)
        self.file = file
        self.damage = damage
        var data = WebPData()
        data.bytes = file.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        data.size = file.bytes.count
        (canvas, durations, cycles) = try WebPFrames.structure(&data, library, action)
        var options = WebPAnimDecoderOptions()
        guard library.initialize(&options, WEBP_DEMUX_ABI_VERSION) != 0 else {
            throw AnimationError(action, "libwebpdemux is of another version")
        }
        options.color_mode = MODE_BGRA
        guard let decoder = library.makeDecoder(&data, &options, WEBP_DEMUX_ABI_VERSION) else {
            throw AnimationError(action, "it is damaged, or there is no memory for it")
        }
        self.decoder = decoder
    }

    deinit { library.deleteDecoder(decoder) }

    /// Size, durations and number of cycles, from the headers.
    private static func structure(
        _ data: inout WebPData, _ library: WebPLibrary, _ action: String
    ) throws(AnimationError) -> (PixelSize, [Int64], Int?) {
        guard let demuxer = library.demux(&data, 0, nil, WEBP_DEMUX_ABI_VERSION) else {
            throw AnimationError(action, "its chunks are damaged, or end early, after \(data.size) bytes")
        }
        defer { library.deleteDemuxer(demuxer) }
        let size = PixelSize(
            width: Int(library.number(demuxer, WEBP_FF_CANVAS_WIDTH)),
            height: Int(library.number(demuxer, WEBP_FF_CANVAS_HEIGHT)))
        try DecodingLimits.check(frames: Int(library.number(demuxer, WEBP_FF_FRAME_COUNT)), action)
        // libwebp holds two canvases beside the one that it gives, and what it makes a picture of.
        try DecodingLimits.check(size, copies: 4, action)
        try DecodingLimits.check(size, copies: 4, bytes: data.size, action)
        var iterator = WebPIterator()
        var durations: [Int64] = []
        var isFrame = library.frame(demuxer, 1, &iterator) != 0
        defer { library.release(&iterator) }
        while isFrame {
            durations.append(FrameDuration.nanoseconds(milliseconds: Int(iterator.duration)))
            isFrame = library.nextFrame(&iterator) != 0
        }
        guard !durations.isEmpty else { throw AnimationError(action, "it has no frames") }
        let plays = Int(library.number(demuxer, WEBP_FF_LOOP_COUNT))
        return (size, durations, plays > 0 ? plays : nil)
    }

    func frame(_ index: Int) throws(AnimationError) -> Surface {
        if index < current {
            library.reset(decoder)
            current = -1
        }
        while current < index { try advance() }
        guard let surface else {
            throw AnimationError("cannot decode \(file.name)", "it has no frame \(index)")
        }
        return surface
    }

    private func advance() throws(AnimationError) {
        let action = "cannot decode \(file.name), frame \(current + 1)"
        var pixels: UnsafeMutablePointer<UInt8>?
        var time: Int32 = 0
        guard library.decode(decoder, &pixels, &time) != 0, let pixels else {
            // The decoder stays where it failed.
            library.reset(decoder)
            current = -1
            throw AnimationError(action, "its data are damaged")
        }
        surface = Surface(
            borrowing: pixels, size: canvas, pitch: 4 * canvas.width, format: SDL_PIXELFORMAT_ARGB8888)
        current += 1
    }
}
