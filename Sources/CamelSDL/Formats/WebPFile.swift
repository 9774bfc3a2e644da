/// The structure of a WebP: chunks in a RIFF (https://developers.google.com/speed/webp/docs/riff_container).
enum WebPFile {
    private static let frame = 0x464D_4E41  // ANMF

    /// The file itself if it is whole. If an animation breaks off, a file of the frames that are whole, and why it has
    /// fewer; libwebp reads whole files only.
    static func wholeFrames(
        of file: FileBytes, action: String
    ) throws(AnimationError) -> (FileBytes, AnimationError?) {
        var reader = ByteReader(file.bytes, action: action)
        try reader.skip(4)
        let length = Int(UInt32(truncatingIfNeeded: try reader.little32()))
        guard length > file.bytes.count - 8 else { return (file, nil) }
        try reader.skip(4)
        var frames = 0
        while let chunk = next(&reader) { frames += chunk == frame ? 1 : 0 }
        guard frames > 0 else { return (file, nil) }
        let damage = ByteReader(file.bytes, action: action).error(
            "the file ends early, after \(frames) frames", at: file.bytes.count)
        return (file.replaced(with: headed(file.bytes[8..<reader.position])), damage)
    }

    /// The type of the chunk that `reader` is at; nil if it is not whole, and then passes over nothing.
    private static func next(_ reader: inout ByteReader) -> Int? {
        var ahead = reader
        guard let type = try? ahead.little32(), let length = try? ahead.little32(), length >= 0,
            (try? ahead.skip(length)) != nil
        else { return nil }
        // Chunks begin at even bytes.
        if length % 2 == 1, (try? ahead.skip(1)) == nil { return nil }
        reader = ahead
        return type
    }

    private static func headed(_ content: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        let length = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        return Array("RIFF".utf8) + length + content
    }
}
