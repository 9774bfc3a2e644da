internal import CamelAnimation

/// The structure of an Aseprite file: layers, cels, palette, tilesets and tags, where their pixels are. Reads the whole
/// file once, without decoding (https://github.com/aseprite/aseprite/blob/main/docs/ase-file-specs.md).
struct AsepriteFile {
    /// A layer; the lowest comes first.
    struct Layer {
        /// Whether it, and each group that it is in, is shown.
        var isVisible: Bool
        var isBackground: Bool
        var mode: AsepriteBlending
        var opacity: Int
        /// The number of the tileset, in a layer of tiles.
        var tileset: Int?
    }

    /// What a layer shows in a frame.
    struct Cel {
        var layer: Int
        var x: Int
        var y: Int
        var opacity: Int
        /// Moves it among the layers.
        var depth: Int
        var content: Content
    }

    /// The pixels or the tiles of a cel, where they are in the file, compressed or not.
    enum Content {
        case pixels(PixelSize, Range<Int>, isCompressed: Bool)
        case tiles(PixelSize, Range<Int>, TileMasks)
        /// The same as in an earlier frame.
        case link(Int)
    }

    /// Which bits of a tile are its number, and which turn it.
    struct TileMasks {
        var number: Int
        var flipsX: Int
        var flipsY: Int
        var flipsDiagonal: Int
    }

    /// Tiles of one size, below each other.
    struct Tileset {
        var count: Int
        var tile: PixelSize
        /// Where their pixels are, compressed; nil if they are in another file.
        var pixels: Range<Int>?
    }

    private(set) var canvas: PixelSize
    /// 1 for indexed, 2 for grey, 4 for colours.
    private(set) var bytesPerPixel: Int
    private(set) var transparentIndex: UInt8 = 0
    /// The colours of an indexed file from one frame on, up to the next that changes them.
    private var palettes: [(frame: Int, colors: [UInt32])] = []
    private var palette = [UInt32](repeating: 0xFF00_0000, count: 256)
    /// Milliseconds of a frame that does not say.
    private var usualDuration = 100
    private(set) var layers: [Layer] = []
    private(set) var tilesets: [Int: Tileset] = [:]
    /// The cels of each frame.
    private(set) var cels: [[Cel]] = []
    private(set) var durations: [Int64] = []
    private(set) var tags: [FrameTag] = []
    /// Why there are fewer frames than announced.
    private(set) var damage: AnimationError?
    private var hasLayerOpacity: Bool
    private var hasPalette = false
    /// Those of the file.
    private let byteCount: Int
    /// Whether each group that the next layer may be in is shown, from the outermost.
    private var groups: [Bool] = []

    // Each costs memory before a pixel is drawn.
    private static let maximumLayers = 10_000

    /// Whether a file with these first bytes is one.
    static func isOne(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.count > 13 && bytes[4] == 0xE0 && bytes[5] == 0xA5 && [8, 16, 32].contains(bytes[12])
            && bytes[13] == 0
    }

    /// Reads `bytes`; `action` is for the errors.
    init(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) {
        byteCount = bytes.count
        var reader = ByteReader(bytes, action: action)
        try reader.skip(6)
        let count = try reader.little16()
        canvas = PixelSize(width: try reader.little16(), height: try reader.little16())
        bytesPerPixel = try reader.little16() / 8
        hasLayerOpacity = try reader.little32() & 1 == 1
        let milliseconds = try reader.little16()
        if milliseconds > 0 { usualDuration = milliseconds }
        try reader.skip(8)
        transparentIndex = try reader.byte()
        try reader.skip(128 - reader.position)
        try DecodingLimits.check(frames: count, action)
        // The canvas, and what is composed of it.
        try checkLimits(canvas, action)
        do throws(AnimationError) {
            for _ in 0..<count { try readFrame(&reader) }
        } catch {
            guard !durations.isEmpty else { throw error }
            damage = error
        }
        cels.removeLast(cels.count - durations.count)
        tags = tags.compactMap { fitted($0) }
    }

    private func checkLimits(_ size: PixelSize, _ action: String) throws(AnimationError) {
        try DecodingLimits.check(size, copies: CompositedFrames.copies, action)
        try DecodingLimits.check(size, copies: CompositedFrames.copies, bytes: byteCount, action)
    }

    private func fitted(_ tag: FrameTag) -> FrameTag? {
        guard tag.frames.lowerBound < durations.count else { return nil }
        var tag = tag
        tag.frames = tag.frames.clamped(to: 0...durations.count - 1)
        return tag
    }

    private mutating func readFrame(_ reader: inout ByteReader) throws(AnimationError) {
        let start = reader.position
        let length = Int(UInt32(truncatingIfNeeded: try reader.little32()))
        guard try reader.little16() == 0xF1FA, length >= 16 else {
            throw reader.error("frame \(durations.count) does not begin here", at: start)
        }
        let old = try reader.little16()
        let milliseconds = try reader.little16()
        try reader.skip(2)
        let new = try reader.little32()
        cels.append([])
        let colors = palette
        for _ in 0..<(new > 0 ? new : old) {
            let chunk = reader.position
            let length = Int(UInt32(truncatingIfNeeded: try reader.little32()))
            guard length >= 6 else { throw reader.error("a chunk is too short", at: chunk) }
            var fields = reader
            try reader.skip(length - 4)
            let bytes = UnsafeRawBufferPointer(rebasing: reader.bytes[..<reader.position])
            fields = ByteReader(bytes, at: fields.position, action: reader.action)
            try readChunk(&fields)
        }
        // Another program may have put something after the chunks.
        if reader.position < start + length { try reader.skip(start + length - reader.position) }
        if palettes.isEmpty || palette != colors { palettes.append((durations.count, palette)) }
        durations.append(Int64(milliseconds > 0 ? milliseconds : usualDuration) * 1_000_000)
    }

    private mutating func readChunk(_ fields: inout ByteReader) throws(AnimationError) {
        switch try fields.little16() {
        case 0x0004 where !hasPalette: try readOldPalette(&fields, factor: 1)
        case 0x0011 where !hasPalette: try readOldPalette(&fields, factor: 4)
        case 0x2004: try readLayer(&fields)
        case 0x2005: try readCel(&fields)
        case 0x2018: try readTags(&fields)
        case 0x2019: try readPalette(&fields)
        case 0x2023: try readTileset(&fields)
        default: break
        }
    }
}

extension AsepriteFile {
    /// The colours of frame `index`, if they are numbered.
    func palette(ofFrame index: Int) -> [UInt32] { palettes.last { $0.frame <= index }?.colors ?? palette }

    /// What `cel` shows, past all links; nil for nothing. The place and the opacity are those of the cel itself.
    func content(of cel: Cel) -> Content? {
        var content = cel.content
        // Each leads to a frame before its own, and there may be as many as frames.
        while case .link(let frame) = content {
            guard let linked = cels[frame].first(where: { $0.layer == cel.layer }) else { return nil }
            content = linked.content
        }
        return content
    }

    private mutating func readLayer(_ fields: inout ByteReader) throws(AnimationError) {
        guard layers.count < AsepriteFile.maximumLayers else { throw fields.error("it has too many layers") }
        let flags = try fields.little16()
        let type = try fields.little16()
        let level = try fields.little16()
        try fields.skip(4)
        let mode = try fields.little16()
        let opacity = Int(try fields.byte())
        try fields.skip(3)
        try fields.skip(try fields.little16())
        groups = Array(groups.prefix(level))
        // Bit 6 marks what somebody draws after.
        let isVisible = flags & 1 == 1 && flags & 64 == 0 && groups.allSatisfy { $0 }
        if type == 1 { groups.append(flags & 1 == 1) }
        guard let blending = AsepriteBlending(rawValue: mode) else {
            throw fields.error("a layer has the unknown blend mode \(mode)")
        }
        layers.append(
            Layer(
                isVisible: isVisible && type != 1, isBackground: flags & 8 != 0, mode: blending,
                opacity: hasLayerOpacity ? opacity : 255, tileset: type == 2 ? try fields.little32() : nil))
    }

    private mutating func readCel(_ fields: inout ByteReader) throws(AnimationError) {
        let layer = try fields.little16()
        let (x, y) = (try signed(&fields), try signed(&fields))
        let opacity = Int(try fields.byte())
        let type = try fields.little16()
        let depth = try signed(&fields)
        try fields.skip(5)
        guard layer < layers.count else { throw fields.error("a cel has no layer") }
        guard let content = try content(type, &fields) else { return }
        cels[cels.count - 1].append(
            Cel(layer: layer, x: x, y: y, opacity: opacity, depth: depth, content: content))
    }

    private func signed(_ fields: inout ByteReader) throws(AnimationError) -> Int {
        Int(Int16(truncatingIfNeeded: try fields.little16()))
    }

    private func content(_ type: Int, _ fields: inout ByteReader) throws(AnimationError) -> Content? {
        if type == 1 {
            let frame = try fields.little16()
            guard frame < durations.count else { throw fields.error("a cel is linked to a later frame") }
            return .link(frame)
        }
        let size = PixelSize(width: try fields.little16(), height: try fields.little16())
        guard size.width > 0, size.height > 0 else { return nil }
        try checkLimits(size, fields.action)
        switch type {
        case 0:
            let pixels = try fields.skip(size.width * size.height * bytesPerPixel)
            return .pixels(size, pixels, isCompressed: false)
        case 2: return .pixels(size, fields.position..<fields.bytes.count, isCompressed: true)
        case 3:
            guard try fields.little16() == 32 else { throw fields.error("tiles must have 32 bits") }
            let masks = TileMasks(
                number: try fields.little32(), flipsX: try fields.little32(), flipsY: try fields.little32(),
                flipsDiagonal: try fields.little32())
            try fields.skip(10)
            return .tiles(size, fields.position..<fields.bytes.count, masks)
        default: throw fields.error("a cel has the unknown type \(type)")
        }
    }

    private mutating func readTags(_ fields: inout ByteReader) throws(AnimationError) {
        let count = try fields.little16()
        try fields.skip(8)
        for _ in 0..<count {
            let (from, to) = (try fields.little16(), try fields.little16())
            let orders: [FrameOrder] = [.forward, .reverse, .pingPong, .reversePingPong]
            let order = Int(try fields.byte())
            let passes = try fields.little16()
            try fields.skip(10)
            let name = try fields.skip(try fields.little16())
            tags.append(
                FrameTag(
                    name: String(decoding: fields.bytes[name], as: UTF8.self),
                    frames: min(from, to)...max(from, to), order: order < 4 ? orders[order] : .forward,
                    passes: passes > 0 ? passes : nil))
        }
    }

    private mutating func readPalette(_ fields: inout ByteReader) throws(AnimationError) {
        hasPalette = true
        try fields.skip(4)
        let (first, last) = (try fields.little32(), try fields.little32())
        try fields.skip(8)
        guard first >= 0, first <= last else { return }
        // An index has eight bits.
        for index in first...min(last, max(first, 255)) {
            let hasName = try fields.little16() & 1 == 1
            let color = UInt32(truncatingIfNeeded: try fields.little32())
            if hasName { try fields.skip(try fields.little16()) }
            if index < 256 { palette[index] = AsepriteBlending.argb(color) }
        }
    }

    private mutating func readOldPalette(_ fields: inout ByteReader, factor: UInt32) throws(AnimationError) {
        var index = 0
        for _ in 0..<(try fields.little16()) {
            index += Int(try fields.byte())
            let count = Int(try fields.byte())
            for _ in 0..<(count == 0 ? 256 : count) {
                var color: UInt32 = 0xFF
                for _ in 0..<3 { color = color << 8 | min(255, UInt32(try fields.byte()) * factor) }
                if index < 256 { palette[index] = color }
                index += 1
            }
        }
    }

    private mutating func readTileset(_ fields: inout ByteReader) throws(AnimationError) {
        let (number, flags, count) = (try fields.little32(), try fields.little32(), try fields.little32())
        let tile = PixelSize(width: try fields.little16(), height: try fields.little16())
        try fields.skip(16)
        try fields.skip(try fields.little16())
        if flags & 1 == 1 { try fields.skip(8) }
        let (height, isTooHigh) = tile.height.multipliedReportingOverflow(by: count)
        guard !isTooHigh, tile.width > 0, height > 0, height <= DecodingLimits.pixels / tile.width / 4,
            DecodingLimits.allows(tile.width * height, copies: CompositedFrames.copies, bytes: byteCount)
        else {
            throw fields.error("a tileset has too many tiles, or none")
        }
        let pixels = flags & 2 == 2 ? try fields.skip(try fields.little32()) : nil
        tilesets[number] = Tileset(count: count, tile: tile, pixels: pixels)
    }
}
