import CLZ4

/// The phases of one layer in one file, each compressed by itself: an LZ4 frame that holds a portable arbitrary map.
/// `lz4 -dc` makes a series of pictures of it.
struct LayerFile {
    let name: String
    /// Pixels per picture point.
    let scale: Int
    /// The pictures, in order; those with alpha are trimmed.
    let pictures: [Picture]

    /// The file's name.
    var fileName: String { "\(name)@\(scale)x.pam.lz4" }

    /// The file.
    func bytes() -> [UInt8] {
        pictures.flatMap { Self.compressed(Self.map($0)) }
    }

    /// `picture` as a portable arbitrary map. Its first comment says where its upper left corner lies.
    private static func map(_ picture: Picture) -> [UInt8] {
        let hasAlpha = picture.channels == 2
        let bounds = hasAlpha ? picture.opaqueBounds : picture.bounds
        var part = Picture(width: bounds.width, height: bounds.height, channels: picture.channels)
        part.copy(bounds, of: picture, toX: 0, y: 0)
        let header = """
            P7
            # at \(bounds.x) \(bounds.y)
            WIDTH \(part.width)
            HEIGHT \(part.height)
            DEPTH \(part.channels)
            MAXVAL 255
            TUPLTYPE \(hasAlpha ? "GRAYSCALE_ALPHA" : "GRAYSCALE")
            ENDHDR

            """
        return Array(header.utf8) + part.samples
    }

    /// One LZ4 frame with one block, as small as the library makes it.
    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var preferences = LZ4F_preferences_t()
        preferences.frameInfo.blockSizeID = LZ4F_max4MB
        preferences.frameInfo.blockMode = LZ4F_blockIndependent
        preferences.frameInfo.contentSize = UInt64(bytes.count)
        preferences.compressionLevel = LZ4F_compressionLevel_max()
        var result = [UInt8](repeating: 0, count: LZ4F_compressFrameBound(bytes.count, &preferences))
        let count = LZ4F_compressFrame(&result, result.count, bytes, bytes.count, &preferences)
        precondition(LZ4F_isError(count) == 0, "the buffer is as large as the library asks for")
        return Array(result[..<count])
    }
}
