internal import CamelAnimation

/// What a JPEG says of itself before it is decoded (ITU-T T.81, annex B).
enum JPEGHeader {
    /// Scans of a progressive picture. Usual are ten; each costs a pass over all pixels.
    private static let maximumScans = 100

    /// The size of the picture. Throws if the file has no end: the decoder would make up the rest in grey.
    static func size(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) -> PixelSize {
        var reader = ByteReader(bytes, action: action)
        var size: PixelSize?
        var scans = 0
        try reader.skip(2)
        while case let marker = try nextMarker(&reader), marker != 0xD9 {
            // Those that stand alone.
            if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
            let length = try reader.big16()
            guard length >= 2 else { throw reader.error("a segment is too short", at: reader.position - 2) }
            var segment = reader
            try reader.skip(length - 2)
            switch marker {
            case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker): size = try frame(&segment)
            case 0xDA: scans += 1
            default: break
            }
            guard scans <= maximumScans else { throw reader.error("it has more than \(maximumScans) scans") }
        }
        guard let size, scans > 0 else { throw reader.error("the file ends without a picture") }
        return size
    }

    private static func frame(_ segment: inout ByteReader) throws(AnimationError) -> PixelSize {
        try segment.skip(1)
        let height = try segment.big16()
        return PixelSize(width: try segment.big16(), height: height)
    }

    /// The next marker, past a scan's data, in which 0xFF stands before a zero, a restart or another 0xFF.
    private static func nextMarker(_ reader: inout ByteReader) throws(AnimationError) -> UInt8 {
        while true {
            while try reader.byte() != 0xFF {}
            var marker = try reader.byte()
            while marker == 0xFF { marker = try reader.byte() }
            if marker != 0 { return marker }
        }
    }
}

/// What a BMP says of itself before it is decoded.
enum BMPHeader {
    /// The size of the picture.
    static func size(_ bytes: UnsafeRawBufferPointer, action: String) throws(AnimationError) -> PixelSize {
        var reader = ByteReader(bytes, action: action)
        try reader.skip(14)
        // OS/2's first header counts in two bytes.
        if try reader.little32() == 12 {
            return PixelSize(width: try reader.little16(), height: try reader.little16())
        }
        // A negative height stands for rows from top to bottom.
        return PixelSize(width: try reader.little32(), height: abs(try reader.little32()))
    }
}
