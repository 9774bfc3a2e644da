internal import CamelAnimation

/// The structure of a PNG, still or animated: its chunks, and how to put the pictures in them together. Reads
/// the whole file once, without decoding (https://www.w3.org/TR/png-3/).
struct PNGFile {
    /// Where the compressed pixels of a picture are.
    struct Pixels: Equatable {
        /// The bytes from the first of its chunks to the end of the last.
        var chunks: Range<Int>
        /// What is there of a chunk in which the file ends.
        var remainder = 0..<0
    }

    /// One frame of an animated PNG.
    struct Frame: Equatable {
        var patch: FramePatch
        var pixels: Pixels
    }

    private(set) var canvas = PixelSize(width: 0, height: 0)
    /// Bytes of the header's data; of the palette's whole chunk; of that of its transparency.
    private(set) var header: Range<Int>
    private(set) var palette: Range<Int>?
    private(set) var transparency: Range<Int>?
    private(set) var orientation = Orientation.upright
    private(set) var colors = PNGColors()
    /// The pixels of the still picture.
    private(set) var still = Pixels(chunks: 0..<0)
    /// The frames, none in a still picture.
    private(set) var frames: [Frame] = []
    /// Why there are fewer frames than announced.
    private(set) var damage: AnimationError?
    /// How often the frames are to be played; nil for ever.
    private(set) var cycles: Int?
    private var reader: ByteReader
    private var announcedFrames = 0
    private var sequence = 0
    private var hasPicture = false
    /// What the data that follow belong to.
    private var pending: FramePatch?
    /// What describes frames before it is known that there are any.
    private var early: [PNGChunk] = []

    /// Reads `bytes`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        reader = ByteReader(bytes, action: action)
        try reader.skip(8)
        let first = try PNGChunk(&reader)
        guard first.kind == .header, first.data.count == 13 else {
            throw reader.error("it has no header", at: 8)
        }
        header = first.data
        var fields = ByteReader(bytes, at: header.lowerBound, action: action)
        canvas = PixelSize(width: try fields.big32(), height: try fields.big32())
        try DecodingLimits.check(canvas, action)
        try first.check(reader)
        do throws(AnimationError) {
            try readChunks()
            try checkWhole()
        } catch {
            // The frames before the damage are whole.
            guard !frames.isEmpty else { throw error }
            damage = error
        }
        try DecodingLimits.check(canvas, copies: copies, bytes: bytes.count, action)
    }

    /// Pictures of the canvas's size that are in memory when it is drawn.
    private var copies: Int {
        // The third bit of the type is that of alpha.
        let hasAlpha = transparency != nil || reader.bytes[header.lowerBound + 9] & 4 != 0
        return announcedFrames > 0 ? CompositedFrames.copies : hasAlpha ? 2 : 1
    }

    private mutating func readChunks() throws(AnimationError) {
        while reader.position < reader.bytes.count {
            let start = reader
            guard let chunk = try? PNGChunk(&reader) else {
                readRemainder(start)
                return
            }
            if chunk.kind == .end { return }
            try read(chunk)
        }
    }

    /// The file ends in the chunk that `start` is at: whether pixels are missing is seen when they are decoded.
    private mutating func readRemainder(_ start: ByteReader) {
        let remainder = PNGChunk.remainder(start)
        guard !remainder.isEmpty else { return }
        if frames.isEmpty, pending == nil || !hasPicture {
            if !hasPicture { still.chunks = start.position..<start.position }
            still.remainder = remainder
            hasPicture = true
        }
        let none = start.position..<start.position
        if let patch = pending {
            frames.append(Frame(patch: patch, pixels: Pixels(chunks: none, remainder: remainder)))
            pending = nil
        } else if let last = frames.indices.last {
            frames[last].pixels.remainder = remainder
        }
    }

    private func checkWhole() throws(AnimationError) {
        guard hasPicture else { throw reader.error("the file ends early, without a picture") }
        if pending != nil { throw reader.error("frame \(frames.count) has no picture") }
        guard frames.count == announcedFrames else {
            throw reader.error("there are \(frames.count) frames, but \(announcedFrames) are announced")
        }
    }

    private mutating func read(_ chunk: PNGChunk) throws(AnimationError) {
        switch chunk.kind {
        case .palette where !hasPicture: palette = chunk.whole
        case .transparency where !hasPicture: transparency = chunk.whole
        case .orientation:
            if (try? chunk.check(reader)) != nil {
                orientation = Exif.orientation(UnsafeRawBufferPointer(rebasing: reader.bytes[chunk.data]))
            }
        case .codePoints where !hasPicture, .profile where !hasPicture, .standardColors where !hasPicture,
            .gamma where !hasPicture,
            .lights where !hasPicture:
            colors.read(chunk, reader)
        case .animation where !hasPicture: try readAnimation(chunk)
        case .frame where announcedFrames > 0: try readFrame(chunk)
        case .frame where !hasPicture: early.append(chunk)
        case .data:
            still.chunks =
                (hasPicture ? still.chunks.lowerBound : chunk.whole.lowerBound)..<chunk.whole.upperBound
            hasPicture = true
            readData(chunk)
        case .frameData where announcedFrames > 0:
            guard hasPicture else { throw chunk.error("it comes before the picture", reader) }
            try readSequence(chunk)
            readData(chunk)
        default: break
        }
    }

    private mutating func readAnimation(_ chunk: PNGChunk) throws(AnimationError) {
        guard chunk.data.count == 8, announcedFrames == 0 else { throw chunk.error("it is wrong", reader) }
        try chunk.check(reader)
        var fields = ByteReader(reader.bytes, at: chunk.data.lowerBound, action: reader.action)
        announcedFrames = try fields.big32()
        let plays = try fields.big32()
        cycles = plays > 0 ? plays : nil
        try DecodingLimits.check(frames: announcedFrames, reader.action)
        try DecodingLimits.check(canvas, copies: CompositedFrames.copies, reader.action)
        for chunk in early { try readFrame(chunk) }
    }

    private mutating func readSequence(_ chunk: PNGChunk) throws(AnimationError) {
        var fields = ByteReader(reader.bytes, at: chunk.data.lowerBound, action: reader.action)
        guard chunk.data.count >= 4, try fields.big32() == sequence else {
            throw chunk.error("it is out of sequence", reader)
        }
        sequence += 1
    }

    private mutating func readFrame(_ chunk: PNGChunk) throws(AnimationError) {
        try chunk.check(reader)
        try readSequence(chunk)
        guard chunk.data.count == 26, pending == nil else { throw chunk.error("it is wrong", reader) }
        guard frames.count < announcedFrames else { throw chunk.error("it is one frame too many", reader) }
        var fields = ByteReader(reader.bytes, at: chunk.data.lowerBound + 4, action: reader.action)
        let size = PixelSize(width: try fields.big32(), height: try fields.big32())
        let region = PixelRectangle(x: try fields.big32(), y: try fields.big32(), size: size)
        guard size.width > 0, size.height > 0, region.x + size.width <= canvas.width,
            region.y + size.height <= canvas.height, hasPicture || size == canvas
        else { throw chunk.error("frame \(frames.count) does not fit into the picture", reader) }
        let (delay, unit) = (try fields.big16(), try fields.big16())
        let milliseconds = delay * 1_000 / (unit == 0 ? 100 : unit)
        pending = FramePatch(
            region: region, disposal: try disposal(fields.byte(), chunk),
            isBlended: try fields.byte() == 1,
            duration: milliseconds > 10
                ? Int64(delay) * 1_000_000_000 / Int64(unit == 0 ? 100 : unit)
                : FrameDuration.nanoseconds(milliseconds: milliseconds))
    }

    private func disposal(_ code: UInt8, _ chunk: PNGChunk) throws(AnimationError) -> FramePatch.Disposal {
        switch code {
        case 0: .none
        case 1: .background
        // There is nothing before the first frame.
        case 2: frames.isEmpty ? .background : .previous
        default: throw chunk.error("frame \(frames.count) has no such disposal", reader)
        }
    }

    private mutating func readData(_ chunk: PNGChunk) {
        if let patch = pending {
            pending = nil
            frames.append(Frame(patch: patch, pixels: Pixels(chunks: chunk.whole)))
        } else if let last = frames.indices.last {
            frames[last].pixels.chunks = frames[last].pixels.chunks.lowerBound..<chunk.whole.upperBound
        }
    }
}
