internal import CSDL2
internal import CamelAnimation

/// A BMP's picture. SDL2_image knows a few arrangements of a pixel's bits only, and never their alpha; where the file
/// says what they are, they are read here.
enum BMPDecoder {
    /// The picture of `file`, ARGB8888.
    static func picture(_ file: FileBytes) throws(AnimationError) -> Surface {
        let action = "cannot decode \(file.name)"
        let header = try BMPHeader(file.bytes, action: action)
        try DecodingLimits.check(header.size, action)
        try DecodingLimits.check(
            header.size, copies: 2, bytes: file.bytes.count, pixelsPerByte: 48, action)
        // Room for all pixels would be made first.
        guard header.plainBytes <= file.bytes.count else {
            throw AnimationError(action, "byte \(file.bytes.count): the file ends early")
        }
        if header.missingBytes > 0 { return try picture(withUsualHeader(file, header)) }
        if header.missingColors > 0 { return try picture(withAllColors(file, header)) }
        guard let masks = header.masks else {
            return try AnimationError.of(ImageLibrary.init).bmp(file).converted(to: SDL_PIXELFORMAT_ARGB8888)
        }
        return try picture(file.bytes, header, masks.map { BitField($0) }, action)
    }

    /// The file with a header as SDL2_image knows it.
    private static func withUsualHeader(_ file: FileBytes, _ header: BMPHeader) -> FileBytes {
        let (bytes, missing) = (file.bytes, header.missingBytes)
        let size = 40 - missing
        let start = Array(bytes[..<10]) + little(header.pixels + missing) + little(40) + bytes[18..<14 + size]
        return file.replaced(with: start + [UInt8](repeating: 0, count: missing) + bytes[(14 + size)...])
    }

    /// The file with a whole palette: SDL2_image refuses pixels whose colour it lacks, and browsers show black.
    private static func withAllColors(_ file: FileBytes, _ header: BMPHeader) -> FileBytes {
        let (bytes, end, missing) = (file.bytes, header.paletteEnd, 4 * header.missingColors)
        let start = Array(bytes[..<10]) + little(header.pixels + missing) + bytes[14..<46] + little(0)
        return file.replaced(
            with: start + bytes[50..<end] + [UInt8](repeating: 0, count: missing) + bytes[end...])
    }

    private static func little(_ number: Int) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func picture(
        _ bytes: UnsafeRawBufferPointer, _ header: BMPHeader, _ fields: [BitField], _ action: String
    ) throws(AnimationError) -> Surface {
        var reader = ByteReader(bytes, action: action)
        try reader.skip(header.pixels)
        let bytesPerPixel = header.bitsPerPixel / 8
        let rowBytes = (header.size.width * bytesPerPixel + 3) & ~3
        // The last row may lack what fills it up.
        let padding = rowBytes - header.size.width * bytesPerPixel
        let data = try reader.skip(rowBytes * header.size.height - padding)
        let result = try Surface(size: header.size)
        for line in 0..<header.size.height {
            let row = header.isTopDown ? line : header.size.height - 1 - line
            let start = data.lowerBound + line * rowBytes
            result.withRow(row) { pixels in
                for x in pixels.indices {
                    let place = start + x * bytesPerPixel
                    pixels[x] = color(pixel(bytes, place, bytesPerPixel), fields)
                }
            }
        }
        return result
    }

    private static func pixel(_ bytes: UnsafeRawBufferPointer, _ place: Int, _ count: Int) -> UInt32 {
        count == 2
            ? UInt32(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)))
            : UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }

    private static func color(_ pixel: UInt32, _ fields: [BitField]) -> UInt32 {
        let alpha = fields[3].mask == 0 ? 255 : fields[3].level(pixel)
        return alpha << 24 | fields[0].level(pixel) << 16 | fields[1].level(pixel) << 8
            | fields[2].level(pixel)
    }
}

/// The bits of a pixel that make up one of its channels.
private struct BitField {
    let mask: UInt32
    private let shift: UInt32
    private let maximum: UInt64

    init(_ mask: UInt32) {
        self.mask = mask
        shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
        maximum = UInt64(mask >> shift)
    }

    /// The channel's level, 0 to 255.
    func level(_ pixel: UInt32) -> UInt32 {
        guard maximum > 0 else { return 0 }
        return UInt32((UInt64((pixel & mask) >> shift) * 255 + maximum / 2) / maximum)
    }
}
