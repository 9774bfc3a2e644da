internal import CCamelPictures
internal import CSDL2
internal import CamelAnimation

/// A portable graymap (PGM, "P5", 8 bits) in memory: a picture that can be shown without decoding it.
struct Graymap {
    let size: PixelSize
    private let pixels: UnsafeRawBufferPointer

    /// Reads the header of a bundled file; its pixels stay where they are.
    init(asset: camelwalk_picture) throws(AnimationError) {
        let bytes = asset.buffer
        var position = 0
        var fields: [Int] = []
        let isGraymap = bytes.count > 2 && bytes[0] == UInt8(ascii: "P") && bytes[1] == UInt8(ascii: "5")
        position = 2
        while isGraymap, fields.count < 3, let number = Graymap.number(bytes, &position) {
            fields.append(number)
        }
        // One white-space character ends the header.
        position += 1
        guard fields.count == 3, fields[2] == 255, fields[0] > 0,
            bytes.count - position == fields[0] * fields[1]
        else { throw AnimationError("cannot read the bundled first frame", "it is not an 8-bit graymap") }
        size = PixelSize(width: fields[0], height: fields[1])
        pixels = UnsafeRawBufferPointer(rebasing: bytes[position...])
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) { position += 1 }
        var value: Int?
        while position < bytes.count, (48...57).contains(bytes[position]), value ?? 0 < 100_000 {
            value = (value ?? 0) * 10 + Int(bytes[position] - 48)
            position += 1
        }
        return value
    }

    /// The picture in two colours, INDEX8.
    func printed(_ duotone: Duotone) throws(AnimationError) -> Surface {
        let result = try duotone.blank(size)
        for y in 0..<size.height {
            let line = UnsafeRawBufferPointer(rebasing: pixels[y * size.width..<(y + 1) * size.width])
            result.withByteRow(y) { row in row.withUnsafeMutableBytes { $0.copyMemory(from: line) } }
        }
        return result
    }

    /// The picture in grey, ARGB8888.
    func surface() throws(AnimationError) -> Surface {
        let result = try Surface(size: size)
        for y in 0..<size.height {
            result.withRow(y) { row in
                for x in row.indices { row[x] = 0xFF00_0000 | UInt32(pixels[y * size.width + x]) * 0x01_0101 }
            }
        }
        return result
    }
}
