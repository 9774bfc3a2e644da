internal import CamelAnimation

/// The structure of a GIF: where its pictures are, and how to put them together
/// (https://www.w3.org/Graphics/GIF/spec-gif89a.txt). Reads the file once, without decoding: up to the end of the first
/// picture, and on as it is told to.
struct GIFFile {
    /// One picture.
    struct Picture: Equatable {
        var patch: FramePatch
        /// The bytes from its descriptor to the end of its data.
        var data: Range<Int>
        /// The bytes of its colours, three each; nil if the file has none.
        var colors: Range<Int>?
        /// The colour that is not drawn, or nil.
        var transparentColor: UInt8?
        var isInterlaced: Bool
        /// Bits of a colour's number.
        var colorBits: UInt8
        /// Where the block of data begins in which the file ends, or nil.
        var cutBlock: Int?
    }

    private(set) var canvas: PixelSize
    /// Those that have been found; at least one.
    private(set) var pictures: [Picture] = []
    /// Why there are fewer pictures than there should be.
    private(set) var damage: AnimationError?
    /// How often the pictures are to be shown; nil for ever.
    private(set) var cycles: Int? = 1
    private var isReadToEnd = false
    private var reader: SourceReader
    private var globalColors: Range<Int>?
    private var control = Control()
    /// Whether something else has stood between two blocks: what follows is believed only if it makes sense.
    private var hasStrayBytes = false

    /// What the extension before a picture says of it.
    private struct Control {
        var disposal = FramePatch.Disposal.none
        var duration = FrameDuration.nanoseconds(milliseconds: 0)
        var transparentColor: UInt8?
    }

    /// Reads the file in `source` up to its first picture; `action` is for the errors.
    init(_ source: ByteSource, action: String) throws(AnimationError) {
        reader = SourceReader(source, action: action)
        try reader.skip(6)
        canvas = PixelSize(width: try reader.little16(), height: try reader.little16())
        let flags = try reader.byte()
        try reader.skip(2)
        globalColors = try colorTable(flags)
        while pictures.isEmpty, !isReadToEnd { try readBlock() }
        guard let first = pictures.first?.patch.region.size else {
            throw AnimationError(action, "it has no frames")
        }
        // Some writers leave the screen empty, or make it smaller than the first picture: then, as in browsers, that is
        // the screen. Later pictures are cut.
        if first.width > canvas.width || first.height > canvas.height {
            canvas = first
            pictures[0].patch.region = PixelRectangle(x: 0, y: 0, size: first)
        }
        try checkLimits(canvas)
    }

    /// Finds the other pictures. What is wrong with one of them is the file's damage, and the end of the file.
    mutating func readToEnd() {
        do throws(AnimationError) {
            while !isReadToEnd { try readBlock() }
        } catch {
            isReadToEnd = true
            if !hasStrayBytes { damage = error }
        }
    }

    private mutating func readBlock() throws(AnimationError) {
        // Many files lack the end, and none of a picture.
        guard !reader.isAtEnd else {
            isReadToEnd = true
            return
        }
        let start = reader.position
        switch try reader.byte() {
        case 0x21: try readExtension()
        case 0x2C: try readPicture(start)
        case 0x3B: isReadToEnd = true
        default: hasStrayBytes = true
        }
    }

    private mutating func readExtension() throws(AnimationError) {
        let label = try reader.byte()
        if label == 0xFF { return try readApplication() }
        guard label == 0xF9 else { return try skipBlocks() }
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

    /// How often a browser's animation is repeated.
    private mutating func readApplication() throws(AnimationError) {
        let name = try reader.skip(Int(try reader.byte()))
        let isNetscape = ["NETSCAPE2.0", "ANIMEXTS1.0"].contains(
            String(decoding: try reader.source.bytes(name), as: UTF8.self))
        var block = reader
        if isNetscape, try block.byte() == 3, try block.byte() == 1 {
            let repetitions = try block.little16()
            cycles = repetitions == 0 ? nil : repetitions + 1
        }
        try skipBlocks()
    }

    private mutating func readPicture(_ start: Int) throws(AnimationError) {
        let x = try reader.little16()
        let y = try reader.little16()
        let size = PixelSize(width: try reader.little16(), height: try reader.little16())
        let flags = try reader.byte()
        // An empty picture takes its time and shows nothing, whatever colours the file lacks for it.
        let isEmpty = size.width == 0 || size.height == 0
        try DecodingLimits.check(frames: pictures.count + 1, reader.action)
        if !isEmpty { try checkLimits(size) }
        let colors = try isEmpty ? globalColors : colorTable(flags) ?? globalColors
        if isEmpty { _ = try? colorTable(flags) }
        let bits = try reader.byte()
        guard bits <= 8 || isEmpty else {
            throw reader.error(
                "frame \(pictures.count) has a code size of \(bits); at most 8 are read", at: start)
        }
        let cutBlock = try skipData()
        if hasStrayBytes {
            let isOutside = x + size.width > canvas.width || y + size.height > canvas.height
            guard !isOutside, bits > 1, cutBlock == nil else {
                throw reader.error("no picture is here", at: start)
            }
        }
        let patch = FramePatch(
            region: PixelRectangle(x: x, y: y, size: size), disposal: control.disposal,
            isBlended: control.transparentColor != nil, duration: control.duration)
        pictures.append(
            Picture(
                patch: patch, data: start..<reader.position, colors: colors,
                transparentColor: control.transparentColor, isInterlaced: flags & 0x40 != 0, colorBits: bits,
                cutBlock: cutBlock))
        control = Control()
    }

    private func checkLimits(_ size: PixelSize) throws(AnimationError) {
        let copies = CompositedFrames.copies
        try DecodingLimits.check(size, copies: copies, reader.action)
        try DecodingLimits.check(size, copies: copies, bytes: reader.source.count, reader.action)
    }

    private mutating func colorTable(_ flags: UInt8) throws(AnimationError) -> Range<Int>? {
        flags & 0x80 == 0 ? nil : try reader.skip(3 << Int(flags & 7 + 1))
    }

    private mutating func skipBlocks() throws(AnimationError) {
        while case let count = Int(try reader.byte()), count > 0 { try reader.skip(count) }
    }

    /// Passes over a picture's blocks. If the file ends in one, returns where that begins: whether pixels are missing is
    /// seen when they are decoded.
    private mutating func skipData() throws(AnimationError) -> Int? {
        while !reader.isAtEnd {
            let start = reader.position
            let count = Int(try reader.byte())
            if count == 0 { return nil }
            let remainder = reader.source.count - reader.position
            try reader.skip(min(count, remainder))
            if count > remainder { return start }
        }
        return reader.position
    }
}
