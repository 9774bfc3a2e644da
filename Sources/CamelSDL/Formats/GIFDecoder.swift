internal import CamelAnimation

/// The pictures of a GIF, each decoded as a file of its own. Used by one thread at a time.
final class GIFDecoder: PatchDecoder {
    private let source: ByteSource
    private var structure: GIFFile
    private let library: GIFLibrary

    private init(_ source: ByteSource, _ structure: GIFFile) throws(AnimationError) {
        self.source = source
        self.structure = structure
        library = try AnimationError.of(GIFLibrary.init)
    }

    /// The frames of the file in `source`, of which the first is found at once.
    static func frames(_ source: ByteSource) throws(AnimationError) -> CompositedFrames {
        let structure = try GIFFile(source, action: "cannot decode \(source.name)")
        return try CompositedFrames(canvas: structure.canvas, decoder: try GIFDecoder(source, structure))
    }

    func patch(_ index: Int) -> FramePatch { picture(index).patch }

    func whole() -> PatchStructure {
        structure.readToEnd()
        return PatchStructure(
            durations: structure.pictures.map(\.patch.duration), damage: structure.damage,
            cycles: structure.cycles)
    }

    private func picture(_ index: Int) -> GIFFile.Picture {
        if index > 0 { structure.readToEnd() }
        return structure.pictures[index]
    }

    func surface(ofPatch index: Int) throws(AnimationError) -> Surface {
        let picture = picture(index)
        let size = picture.patch.region.size
        let result = try Surface(size: size)
        let colors = try palette(picture)
        let order = picture.isInterlaced ? GIFDecoder.interlacedOrder(size.height) : []
        let place = picture.cutBlock == nil ? picture.data.lowerBound : source.count
        try library.lines(
            of: try standAlone(picture), width: size.width, height: size.height,
            action: "cannot decode \(source.name), frame \(index), byte \(place)"
        ) { number, line in
            result.withRow(order.isEmpty ? number : order[number]) { row in
                for x in 0..<line.count { row[x] = colors[Int(line[x])] }
            }
        }
        return result
    }

    /// All 256 colours, ARGB. Those that the table lacks are black, as in browsers. Without a table they are greys.
    private func palette(_ picture: GIFFile.Picture) throws(AnimationError) -> [UInt32] {
        var colors = [UInt32](repeating: 0xFF00_0000, count: 256)
        let table = try source.bytes(picture.colors ?? 0..<0)
        if picture.colors == nil {
            let last = UInt32(1) << UInt32(picture.colorBits) - 1
            for index in 0...min(255, last) { colors[Int(index)] |= 255 * index / max(1, last) * 0x01_0101 }
        }
        for index in 0..<table.count / 3 {
            colors[index] |=
                UInt32(table[3 * index]) << 16 | UInt32(table[3 * index + 1]) << 8
                | UInt32(table[3 * index + 2])
        }
        if let transparent = picture.transparentColor { colors[Int(transparent)] = 0 }
        return colors
    }

    private func standAlone(_ picture: GIFFile.Picture) throws(AnimationError) -> [UInt8] {
        let size = picture.patch.region.size
        let screen = [size.width & 255, size.width >> 8, size.height & 255, size.height >> 8, 0, 0, 0]
        let start = Array("GIF89a".utf8) + screen.map { UInt8($0) }
        guard let cut = picture.cutBlock else { return start + (try source.bytes(picture.data)) + [0x3B] }
        // The last block is as long as what there is of it.
        let rest = try source.bytes(min(cut + 1, picture.data.upperBound)..<picture.data.upperBound)
        return start + (try source.bytes(picture.data.lowerBound..<cut))
            + (rest.isEmpty ? [] : [UInt8(rest.count)] + rest)
            + [0, 0x3B]
    }

    /// The row that each stored line belongs to: every eighth from 0, from 4, every fourth from 2, the odd ones.
    static func interlacedOrder(_ height: Int) -> [Int] {
        [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: height, by: $0.1)) }
    }
}
