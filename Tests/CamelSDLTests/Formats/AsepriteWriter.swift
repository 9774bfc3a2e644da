/// A file of frames of chunks.
struct AsepriteWriter {
    var width = 2
    var height = 2
    var depth = 32
    var frames: [(milliseconds: Int, chunks: [[UInt8]])] = []

    static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func word(_ number: Int) -> [UInt8] { little(number, 2) }

    static func text(_ text: String) -> [UInt8] { word(text.utf8.count) + text.utf8 }

    static func chunk(_ type: Int, _ data: [UInt8]) -> [UInt8] {
        little(data.count + 6, 4) + word(type) + data
    }

    static func layer(
        _ flags: Int = 1, type: Int = 0, level: Int = 0, mode: Int = 0, opacity: UInt8 = 255,
        tileset: Int = 0
    ) -> [UInt8] {
        var data = word(flags) + word(type) + word(level) + word(0) + word(0) + word(mode)
        data += [opacity, 0, 0, 0] + text("layer")
        if type == 2 { data += little(tileset, 4) }
        return chunk(0x2004, data)
    }

    static func cel(
        _ layer: Int, _ pixels: [UInt8], x: Int = 0, y: Int = 0, width: Int = 2, height: Int = 2,
        opacity: UInt8 = 255, depth: Int = 0, isCompressed: Bool = false
    ) -> [UInt8] {
        var data = word(layer) + word(x) + word(y) + [opacity] + word(isCompressed ? 2 : 0) + word(depth)
        data += [0, 0, 0, 0, 0] + word(width) + word(height)
        return chunk(0x2005, data + (isCompressed ? stored(pixels) : pixels))
    }

    static func link(_ layer: Int, to frame: Int, x: Int = 0, opacity: UInt8 = 255) -> [UInt8] {
        chunk(
            0x2005,
            word(layer) + word(x) + word(0) + [opacity] + word(1) + [0, 0, 0, 0, 0, 0, 0] + word(frame))
    }

    /// zlib's form of `bytes`, in one block that is not compressed.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var (low, high) = (1, 0)
        for byte in bytes {
            low = (low + Int(byte)) % 65_521
            high = (high + low) % 65_521
        }
        let sum: [UInt8] = little(high << 16 | low, 4).reversed()
        return [0x78, 1, 1] + word(bytes.count) + word(~bytes.count) + bytes + sum
    }

    var bytes: [UInt8] {
        var body: [UInt8] = []
        for frame in frames {
            let chunks = Array(frame.chunks.joined())
            body +=
                AsepriteWriter.little(16 + chunks.count, 4) + AsepriteWriter.word(0xF1FA)
                + AsepriteWriter.word(frame.chunks.count)
            body +=
                AsepriteWriter.word(frame.milliseconds) + [0, 0]
                + AsepriteWriter.little(frame.chunks.count, 4) + chunks
        }
        var header =
            AsepriteWriter.little(128 + body.count, 4) + AsepriteWriter.word(0xA5E0)
            + AsepriteWriter.word(frames.count)
        header +=
            AsepriteWriter.word(width) + AsepriteWriter.word(height) + AsepriteWriter.word(depth)
            + AsepriteWriter.little(1, 4)
        return header + [UInt8](repeating: 0, count: 128 - header.count) + body
    }
}
