/// The profile in a WebP: the second chunk, if the first says so
/// (https://developers.google.com/speed/webp/docs/riff_container).
enum WebPProfile {
    /// Nil if there is none, or if it is damaged.
    static func read(_ bytes: UnsafeRawBufferPointer) -> ICCProfile? {
        var reader = ByteReader(bytes, action: "cannot read a colour profile")
        guard (try? reader.skip(12)) != nil, let first = chunk("VP8X", &reader),
            let flags = bytes[first].first,
            flags & 0x20 != 0, let profile = chunk("ICCP", &reader)
        else { return nil }
        return ICCProfile(bytes[profile])
    }

    /// Where the data of the next chunk are, if it is of `type` and whole.
    private static func chunk(_ type: String, _ reader: inout ByteReader) -> Range<Int>? {
        guard let name = try? reader.skip(4), reader.bytes[name].elementsEqual(type.utf8),
            let length = try? reader.little32(), let data = try? reader.skip(length)
        else { return nil }
        // Chunks begin at even bytes.
        if length % 2 == 1 { _ = try? reader.skip(1) }
        return data
    }
}
