internal import CSDL2
internal import CamelAnimation

/// A JPEG's picture: decoded by SDL2_image, upright, in colours.
enum JPEGDecoder {
    /// The picture of `file`, ARGB8888.
    static func picture(_ file: FileBytes) throws(AnimationError) -> Surface {
        let action = "cannot decode \(file.name)"
        let header = try JPEGHeader(file.bytes, action: action)
        try DecodingLimits.check(header.size, action)
        // What a progressive picture is made of takes more memory than the picture. What is flat has some 64 pixels a byte,
        // and no photograph has so many.
        try DecodingLimits.check(
            header.size, copies: 3, bytes: file.bytes.count, pixelsPerByte: 48, action)
        let library = try AnimationError.of(ImageLibrary.init)
        let stored = header.hasEnd ? try library.jpeg(file) : try withoutEnd(file, header, library)
        // SDL2_image hands four inks on as if they were colours.
        let hasInks = header.components == 4 && stored.pointer.pointee.format.pointee.BytesPerPixel == 4
        let conversion = ColorManagement.conversion(from: header.colorSpace)
        let picture = hasInks ? try colors(of: stored, conversion) : try converted(stored, conversion)
        return try picture.turned(header.orientation)
    }

    private static func converted(
        _ stored: Surface, _ conversion: ColorConversion?
    ) throws(AnimationError) -> Surface {
        let picture = try stored.converted(to: SDL_PIXELFORMAT_ARGB8888)
        conversion?.convert(picture)
        return picture
    }

    /// The picture of a file that breaks off, if no pixel is missing: then it is the same whatever comes after it.
    private static func withoutEnd(
        _ file: FileBytes, _ header: JPEGHeader, _ library: ImageLibrary
    ) throws(AnimationError) -> Surface {
        let end: [UInt8] = [0xFF, 0xD9]
        // Half a marker would make a whole one of what follows.
        let data = UnsafeRawBufferPointer(rebasing: file.bytes[...(file.bytes.lastIndex { $0 != 0xFF } ?? 0)])
        let picture = try library.jpeg(file.replaced(with: [UInt8](data) + end))
        let other = try library.jpeg(file.replaced(with: data + [UInt8](repeating: 0xA6, count: 64) + end))
        guard header.hasAllScans, picture.hasSameBytes(as: other) else {
            throw AnimationError(
                "cannot decode \(file.name)",
                "byte \(file.bytes.count): the file ends early, and pixels are missing")
        }
        return picture
    }

    /// The colours of cyan, magenta, yellow and black, one byte each. 255 stands for no ink: Adobe's programs write it
    /// so, and everybody reads it so.
    private static func colors(
        of inks: Surface, _ conversion: ColorConversion?
    ) throws(AnimationError) -> Surface {
        if let colors = try conversion?.colors(ofInks: inks) { return colors }
        let result = try Surface(size: inks.size)
        for y in 0..<inks.size.height {
            let row = inks.pointer.pointee.pixels.assumingMemoryBound(to: UInt8.self) + y * inks.pitch
            result.withRow(y) { pixels in
                for x in pixels.indices {
                    let black = UInt32(row[4 * x + 3])
                    let red = (UInt32(row[4 * x]) * black + 127) / 255
                    let green = (UInt32(row[4 * x + 1]) * black + 127) / 255
                    let blue = (UInt32(row[4 * x + 2]) * black + 127) / 255
                    pixels[x] = 0xFF00_0000 | red << 16 | green << 8 | blue
                }
            }
        }
        return withExtendedLifetime(inks) { result }
    }
}

extension Surface {
    /// Whether two decodings of the same picture are the same in every byte.
    fileprivate func hasSameBytes(as other: Surface) -> Bool {
        guard size == other.size, pitch == other.pitch else { return false }
        let width = size.width * Int(pointer.pointee.format.pointee.BytesPerPixel)
        return (0..<size.height).allSatisfy { y in
            let row = UnsafeRawBufferPointer(start: pointer.pointee.pixels + y * pitch, count: width)
            return row.elementsEqual(
                UnsafeRawBufferPointer(start: other.pointer.pointee.pixels + y * pitch, count: width))
        }
    }
}
