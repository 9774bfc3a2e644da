/// What cameras write into pictures, in the form of a TIFF file
/// (https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf, 4.5 and 4.6.4).
enum Exif {
    /// How the picture is to be turned; upright if the bytes do not say, or are not well formed: a picture is not worse
    /// for what a camera has written beside it.
    static func orientation(_ bytes: UnsafeRawBufferPointer) -> Orientation {
        (try? entry(0x0112, in: bytes)).flatMap { Orientation(rawValue: $0) } ?? .upright
    }

    /// The value of the entry `tag` in the first directory, a number of two bytes; 0 if there is none.
    private static func entry(_ tag: Int, in bytes: UnsafeRawBufferPointer) throws(AnimationError) -> Int {
        var reader = ByteReader(bytes, action: "")
        let isLittle = try reader.little16() == 0x4949
        guard try number(&reader, isLittle) == 42 else { return 0 }
        let high = try number(&reader, isLittle)
        let low = try number(&reader, isLittle)
        let start = isLittle ? high | low << 16 : high << 16 | low
        reader = ByteReader(bytes, action: "")
        try reader.skip(start)
        for _ in 0..<(try number(&reader, isLittle)) {
            let found = try number(&reader, isLittle)
            // Type and count, 2 and 4 bytes; then the value, left in its 4 bytes.
            try reader.skip(6)
            if found == tag { return try number(&reader, isLittle) }
            try reader.skip(4)
        }
        return 0
    }

    private static func number(_ reader: inout ByteReader, _ isLittle: Bool) throws(AnimationError) -> Int {
        isLittle ? try reader.little16() : try reader.big16()
    }
}
