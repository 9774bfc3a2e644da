import CZstd

/// The pictures of one layer in one file, each map of them compressed by itself with Zstandard. `zstd -dc` makes a series
/// of portable arbitrary maps of it.
struct LayerFile {
    let name: String
    /// Pixels per picture point.
    let scale: Int
    /// The pictures, in order.
    let pictures: [Picture]
    /// How many pictures lie side by side in a map, 1 or 2. If 2, picture k lies beside the one half the series later: in
    /// a gait whose sides do the same half a stride apart, these are alike, and take little more together than one alone.
    var picturesPerMap = 1

    /// The file's name.
    var fileName: String { "\(name)@\(scale)x.pam.zst" }

    /// The file.
    func bytes() -> [UInt8] {
        let count = pictures.count / picturesPerMap
        return (0..<count).flatMap { index in
            let together = stride(from: index, to: pictures.count, by: count).map { pictures[$0] }
            return Self.compressed(LayerMap(pictures: together).bytes())
        }
    }

    /// One Zstandard frame that says how many bytes it holds, as small as the library makes it.
    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var result = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
        let count = ZSTD_compress(&result, result.count, bytes, bytes.count, ZSTD_maxCLevel())
        precondition(ZSTD_isError(count) == 0, "the buffer is as large as the library asks for")
        return Array(result[..<count])
    }
}
