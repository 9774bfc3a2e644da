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
        var header = Header()
        let start = header.read(bytes)
        guard let start, let x = header.x, let y = header.y,
            (1...DecodingLimits.side).contains(header.width),
            (1...DecodingLimits.side).contains(header.height),
            header.channels == 1 || header.channels == 2,
            bytes.count - start == header.width * header.height * header.channels
        else { throw AnimationError(action, "it is not a portable arbitrary map of grey pixels") }
        return BundledLayer.Picture(
            region: PixelRectangle(
                x: x, y: y, size: PixelSize(width: header.width, height: header.height)),
            channels: header.channels, samples: UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    /// Read byte by byte, without strings: it comes before each frame.
    private struct Header {
        var x: Int?
        var y: Int?
        var width = 0
        var height = 0
        var channels = 0

        private static let maximumLine = 128

        /// Reads the lines up to ENDHDR. Returns where the samples begin, or nil if they do not.
        mutating func read(_ bytes: UnsafeRawBufferPointer) -> Int? {
            var position = 0
            while let end = bytes[position...].prefix(Header.maximumLine).firstIndex(of: 10) {
                let line = UnsafeRawBufferPointer(rebasing: bytes[position..<end])
                position = end + 1
                if line.elementsEqual("ENDHDR".utf8) { return position }
                take(line)
            }
            return nil
        }

        private mutating func take(_ line: UnsafeRawBufferPointer) {
            let numbers = Header.numbers(line)
            if line.starts(with: "# at ".utf8), numbers.count == 2 {
                (x, y) = (numbers[0], numbers[1])
            } else if line.starts(with: "WIDTH ".utf8) {
                width = numbers.first ?? 0
            } else if line.starts(with: "HEIGHT ".utf8) {
                height = numbers.first ?? 0
            } else if line.starts(with: "DEPTH ".utf8) {
                channels = numbers.first ?? 0
            }
        }

        /// The whole numbers in a line, none of which is so large that nothing could be.
        private static func numbers(_ line: UnsafeRawBufferPointer) -> [Int] {
            var (numbers, isInside) = ([Int](), false)
            for byte in line {
                let isDigit = (48...57).contains(byte)
                if isDigit {
                    if !isInside { numbers.append(0) }
                    numbers[numbers.count - 1] = min(
                        numbers[numbers.count - 1] * 10 + Int(byte) - 48, 1 << 24)
                }
                isInside = isDigit
            }
            return numbers
        }
    }
}
