internal import CCamelPictures
internal import CamelAnimation

/// One of the two layers that the bundled camel is drawn in: grey pictures, each decoded when it is asked for.
struct BundledLayer {
    /// A decoded picture.
    struct Picture {
        /// Where it lies on the canvas.
        let region: PixelRectangle
        /// Samples of a pixel: grey alone, or grey and alpha.
        let channels: Int
        /// Row by row without gaps, in the memory that it was decoded into.
        let samples: UnsafeRawBufferPointer
    }

    private static let action = "cannot decode the bundled camel"
    private let frames: [LZ4Frame]
    /// Bytes of memory that any of the pictures can be decoded into.
    let maximumBytes: Int

    /// The layer in a file of Assets/.
    init(asset: camelwalk_picture) throws(AnimationError) {
        frames = try LZ4Frame.all(in: asset.buffer, action: BundledLayer.action)
        maximumBytes = frames.reduce(0) { max($0, $1.size) }
    }

    /// How many pictures there are.
    var count: Int { frames.count }

    /// Picture `index`, which is decoded into `memory`.
    func picture(
        _ index: Int, in memory: UnsafeMutableRawBufferPointer
    ) throws(AnimationError) -> Picture {
        let frame = frames[index]
        let content = UnsafeMutableRawBufferPointer(rebasing: memory[..<frame.size])
        guard LZ4Block.decode(frame.block, into: content) else {
            throw AnimationError(BundledLayer.action, "picture \(index) is damaged")
        }
        return try ArbitraryMap.picture(UnsafeRawBufferPointer(content), action: BundledLayer.action)
    }
}

/// One frame of an LZ4 file that has one block (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md).
struct LZ4Frame {
    /// The compressed bytes.
    let block: UnsafeRawBufferPointer
    /// How many there are when they are decoded.
    let size: Int

    /// The frames of a file, one after the other.
    static func all(in bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) -> [LZ4Frame] {
        var reader = ByteReader(bytes, action: action)
        var frames: [LZ4Frame] = []
        while reader.position < bytes.count {
            guard try reader.little32() == 0x184D_2204, try reader.byte() & 0b0001_1101 == 0b0000_1000 else {
                throw reader.error("it has no LZ4 frame with a size and no checksum")
            }
            try reader.skip(1)
            let size = try reader.little32()
            try reader.skip(5)
            let count = try reader.little32()
            let block = UnsafeRawBufferPointer(rebasing: bytes[try reader.skip(count)])
            guard try reader.little32() == 0, size > 0 else { throw reader.error("a frame has one block") }
            frames.append(LZ4Frame(block: block, size: size))
        }
        return frames
    }
}

/// A portable arbitrary map (PAM, "P7") of grey pixels whose first comment, `# at X Y`, says where it lies on a canvas.
enum ArbitraryMap {
    static func picture(
        _ bytes: UnsafeRawBufferPointer, action: String
    ) throws(AnimationError) -> BundledLayer.Picture {
        var (position, fields) = (0, [String: [Int]]())
        while let line = line(bytes, &position), line != "ENDHDR" {
            let words = line.split(separator: " ")
            let name = words.first == "#" ? "at" : String(words.first ?? "")
            fields[name] = words.compactMap { Int($0) }
        }
        guard let place = fields["at"], place.count == 2, let width = fields["WIDTH"]?.first,
            let height = fields["HEIGHT"]?.first, let channels = fields["DEPTH"]?.first,
            (1...DecodingLimits.side).contains(width), (1...DecodingLimits.side).contains(height),
            channels == 1 || channels == 2,
            bytes.count - position == width * height * channels
        else { throw AnimationError(action, "it is not a portable arbitrary map of grey pixels") }
        return BundledLayer.Picture(
            region: PixelRectangle(
                x: place[0], y: place[1], size: PixelSize(width: width, height: height)),
            channels: channels, samples: UnsafeRawBufferPointer(rebasing: bytes[position...]))
    }

    /// The next line of the header; nil if there is none.
    private static func line(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> String? {
        guard let end = bytes[position...].prefix(128).firstIndex(of: 10) else { return nil }
        defer { position = end + 1 }
        return String(decoding: bytes[position..<end], as: UTF8.self)
    }
}
