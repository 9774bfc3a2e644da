internal import CamelAnimation

/// The structure of a GIF: where its pictures are, and how to put them together. Reads the whole file once,
/// without decoding (https://www.w3.org/Graphics/GIF/spec-gif89a.txt).
struct GIFFile {
    /// One picture.
    struct Picture: Equatable {
        var patch: FramePatch
        /// The bytes from its descriptor to the end of its data.
        var data: Range<Int>
        /// The bytes of its colours, three each.
        var colors: Range<Int>
        /// The colour that is not drawn, or nil.
        var transparentColor: UInt8?
        var isInterlaced: Bool
    }

    private(set) var canvas: PixelSize
    private(set) var pictures: [Picture] = []
    private var reader: ByteReader
    private var globalColors: Range<Int>?
    private var control = Control()

    /// What the extension before a picture says of it.
    private struct Control {
        var disposal = FramePatch.Disposal.none
        var duration = FrameDuration.nanoseconds(milliseconds: 0)
        var transparentColor: UInt8?
    }

    /// Reads `bytes`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        reader = ByteReader(bytes, action: action)
        try reader.skip(6)
        canvas = PixelSize(width: try reader.little16(), height: try reader.little16())
        let flags = try reader.byte()
        try reader.skip(2)
        globalColors = try colorTable(flags)
        while try readBlock() {}
        guard let first = pictures.first else { throw AnimationError(action, "it has no frames") }
        // Some writers leave the screen empty.
        if canvas.width == 0 || canvas.height == 0 { canvas = first.patch.region.size }
        try DecodingLimits.check(canvas, copies: CompositedFrames.copies, action)
    }

    /// Reads one block; false after the last.
    private mutating func readBlock() throws(AnimationError) -> Bool {
        let start = reader.position
        switch try reader.byte() {
        case 0x21: try readExtension()
        case 0x2C: try readPicture(start)
        case 0x3B: return false
        default: throw reader.error("frame \(pictures.count): neither a picture nor the end", at: start)
        }
        return true
    }

    private mutating func readExtension() throws(AnimationError) {
        guard try reader.byte() == 0xF9 else { return try skipBlocks() }
        guard try reader.byte() == 4 else { throw reader.error("a graphic control block must have 4 bytes") }
        let flags = try reader.byte()
        let delay = try reader.little16()
        let color = try reader.byte()
        switch flags >> 2 & 7 {
        case 2: control.disposal = .background
        // 4 is an old writer's mistake that browsers understand.
        case 3, 4: control.disposal = .previous
        default: control.disposal = .none
        }
        control.duration = FrameDuration.nanoseconds(milliseconds: delay * 10)
        control.transparentColor = flags & 1 == 1 ? color : nil
        try skipBlocks()
    }

    private mutating func readPicture(_ start: Int) throws(AnimationError) {
        let x = try reader.little16()
        let y = try reader.little16()
        let size = PixelSize(width: try reader.little16(), height: try reader.little16())
        let flags = try reader.byte()
        try DecodingLimits.check(frames: pictures.count + 1, reader.action)
        try DecodingLimits.check(size, copies: CompositedFrames.copies, reader.action)
        guard let colors = try colorTable(flags) ?? globalColors else {
            throw reader.error("frame \(pictures.count) has no colours")
        }
        try reader.skip(1)
        try skipBlocks()
        let patch = FramePatch(
            region: PixelRectangle(x: x, y: y, size: size), disposal: control.disposal,
            isBlended: control.transparentColor != nil, duration: control.duration)
        pictures.append(
            Picture(
                patch: patch, data: start..<reader.position, colors: colors,
                transparentColor: control.transparentColor, isInterlaced: flags & 0x40 != 0))
        control = Control()
    }

    private mutating func colorTable(_ flags: UInt8) throws(AnimationError) -> Range<Int>? {
        flags & 0x80 == 0 ? nil : try reader.skip(3 << Int(flags & 7 + 1))
    }

    private mutating func skipBlocks() throws(AnimationError) {
        while case let count = Int(try reader.byte()), count > 0 { try reader.skip(count) }
    }
}
