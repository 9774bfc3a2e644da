internal import CSDL2
internal import CamelAnimation

/// Writes pictures as PNGs: with a palette if they have few colours, else with three channels or four. The same picture gives
/// the same bytes.
struct PNGWriter: Sendable {
    private let library: DeflateLibrary

    init(_ library: DeflateLibrary) { self.library = library }

    /// The file of `picture`.
    func file(of picture: Surface, keepsAlpha: Bool) throws(AnimationError) -> [UInt8] {
        guard picture.format == SDL_PIXELFORMAT_ARGB8888 || picture.colors != nil else {
            return try file(of: picture.converted(to: SDL_PIXELFORMAT_ARGB8888), keepsAlpha: keepsAlpha)
        }
        guard picture.size.width > 0, picture.size.height > 0 else {
            throw AnimationError("cannot write a PNG", "the picture has no pixels")
        }
        var rows = PNGRows(picture, keepsAlpha: keepsAlpha)
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let size = PNGChunk.big(UInt32(picture.size.width)) + PNGChunk.big(UInt32(picture.size.height))
        file += PNGChunk.bytes(.header, size + [8, rows.type, 0, 0, 0])
        if let palette = rows.palette {
            file += PNGChunk.bytes(
                .palette, palette.flatMap { color in [16, 8, 0].map { UInt8(color >> $0 & 255) } })
            let alphas = palette.map { UInt8($0 >> 24) }
            let count = alphas.lastIndex { $0 < 255 }.map { $0 + 1 } ?? 0
            if count > 0 { file += PNGChunk.bytes(.transparency, alphas[..<count]) }
        }
        try append(&rows, to: &file)
        return file + PNGChunk.bytes(.end, [])
    }

    /// The chunk of the pixels, made in its place: it may be large.
    private func append(_ rows: inout PNGRows, to file: inout [UInt8]) throws(AnimationError) {
        let start = file.count
        file += [0, 0, 0, 0] + PNGChunk.big(PNGChunk.Kind.data.rawValue)
        let stream = try DeflateStream(library)
        for y in 0..<rows.count {
            try stream.add(rows.next(), isLast: y == rows.count - 1, to: &file)
        }
        file.replaceSubrange(start..<start + 4, with: PNGChunk.big(UInt32(file.count - start - 8)))
        let sum = file.withUnsafeBytes {
            library.checksum(UnsafeRawBufferPointer(rebasing: $0[(start + 4)...]))
        }
        file += PNGChunk.big(sum)
    }
}
