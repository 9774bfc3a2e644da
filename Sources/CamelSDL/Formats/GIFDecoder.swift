internal import CamelAnimation

/// The pictures of a GIF, each decoded as a file of its own.
struct GIFDecoder: PatchDecoder {
    let file: FileBytes
    let pictures: [GIFFile.Picture]
    let library: GIFLibrary

    /// The frames of `file`.
    static func frames(_ file: FileBytes) throws(AnimationError) -> CompositedFrames {
        let structure = try GIFFile(file.bytes, action: "cannot decode \(file.name)")
        let decoder = GIFDecoder(
            file: file, pictures: structure.pictures, library: try AnimationError.of(GIFLibrary.init))
        return try CompositedFrames(
            canvas: structure.canvas, patches: structure.pictures.map(\.patch), decoder: decoder,
            damage: structure.damage, cycles: structure.cycles)
    }

    func surface(ofPatch index: Int) throws(AnimationError) -> Surface {
        let picture = pictures[index]
        let size = picture.patch.region.size
        let result = try Surface(size: size)
        let colors = palette(picture)
        let order = picture.isInterlaced ? GIFDecoder.interlacedOrder(size.height) : []
        let place = picture.cutBlock == nil ? picture.data.lowerBound : file.bytes.count
        try library.lines(
            of: standAlone(picture), width: size.width, height: size.height,
            action: "cannot decode \(file.name), frame \(index), byte \(place)"
        ) { number, line in
            result.withRow(order.isEmpty ? number : order[number]) { row in
                for x in 0..<line.count { row[x] = colors[Int(line[x])] }
            }
        }
        return result
    }

    /// All 256 colours, ARGB. Those that the table lacks are black, as in browsers. Without a table they are greys.
    private func palette(_ picture: GIFFile.Picture) -> [UInt32] {
        var colors = [UInt32](repeating: 0xFF00_0000, count: 256)
        let table = UnsafeRawBufferPointer(rebasing: file.bytes[picture.colors ?? 0..<0])
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

    private func standAlone(_ picture: GIFFile.Picture) -> [UInt8] {
        let size = picture.patch.region.size
        let screen = [size.width & 255, size.width >> 8, size.height & 255, size.height >> 8, 0, 0, 0]
        let start = Array("GIF89a".utf8) + screen.map { UInt8($0) }
        guard let cut = picture.cutBlock else { return start + file.bytes[picture.data] + [0x3B] }
        // The last block is as long as what there is of it.
        let rest = file.bytes[min(cut + 1, picture.data.upperBound)..<picture.data.upperBound]
        return start + file.bytes[picture.data.lowerBound..<cut]
            + (rest.isEmpty ? [] : [UInt8(rest.count)] + rest)
            + [0, 0x3B]
    }

    /// The row that each stored line belongs to: every eighth from 0, from 4, every fourth from 2, the odd ones.
    static func interlacedOrder(_ height: Int) -> [Int] {
        [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: height, by: $0.1)) }
    }
}
