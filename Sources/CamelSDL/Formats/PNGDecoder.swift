internal import CamelAnimation

/// The pictures of a PNG, each decoded as a PNG of its own that has nothing but what its pixels need.
struct PNGDecoder: PatchDecoder {
    let file: FileBytes
    let structure: PNGFile
    let library: PNGLibrary
    private let conversion: ColorConversion?

    private init(_ file: FileBytes, _ structure: PNGFile) throws(AnimationError) {
        self.file = file
        self.structure = structure
        library = try AnimationError.of(PNGLibrary.init)
        // The second bit of the type is that of colours.
        let isGrey = file.bytes[structure.header.lowerBound + 9] & 2 == 0
        conversion = ColorManagement.conversion(from: structure.colors.space(file.bytes, isGrey: isGrey))
    }

    /// The frames of `file`, whose structure is `structure`; at least one.
    static func frames(_ file: FileBytes, _ structure: PNGFile) throws(AnimationError) -> any FrameSource {
        let decoder = try PNGDecoder(file, structure)
        let frames = try CompositedFrames(canvas: structure.canvas, decoder: decoder)
        return structure.orientation == .upright ? frames : OrientedFrames(frames, structure.orientation)
    }

    func patch(_ index: Int) -> FramePatch { structure.frames[index].patch }

    func whole() -> PatchStructure {
        PatchStructure(
            durations: structure.frames.map(\.patch.duration), damage: structure.damage,
            cycles: structure.cycles)
    }

    func surface(ofPatch index: Int) throws(AnimationError) -> Surface {
        let frame = structure.frames[index]
        return try surface(
            frame.pixels, size: frame.patch.region.size, action: "cannot decode \(file.name), frame \(index)")
    }

    /// The picture of a file without frames, or the one that programs show which do not know of frames.
    static func still(_ file: FileBytes) throws(AnimationError) -> Surface {
        let action = "cannot decode \(file.name)"
        let structure = try PNGFile(file.bytes, action: action)
        return try PNGDecoder(file, structure).surface(
            structure.still, size: structure.canvas, action: action
        )
        .turned(structure.orientation)
    }

    private func surface(_ pixels: PNGFile.Pixels, size: PixelSize, action: String) throws(AnimationError)
        -> Surface
    {
        let bytes = try standAlone(pixels, size, action)
        do throws(AnimationError) {
            let picture = try library.surface(
                bytes, size: size, gamma: structure.colors.correctedGamma, action: action)
            conversion?.convert(picture)
            return picture
        } catch {
            let isCut = !pixels.remainder.isEmpty
            throw AnimationError(
                action,
                isCut
                    ? "byte \(file.bytes.count): the file ends early: \(error.reason)"
                    : "byte \(pixels.chunks.lowerBound): \(error.reason)")
        }
    }

    private func standAlone(
        _ pixels: PNGFile.Pixels, _ size: PixelSize, _ action: String
    ) throws(AnimationError) -> [UInt8] {
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = PNGChunk.big(UInt32(size.width)) + PNGChunk.big(UInt32(size.height))
        bytes += PNGChunk.bytes(.header, header + file.bytes[structure.header.dropFirst(8)])
        for chunk in [structure.palette, structure.transparency] {
            if let chunk { bytes += file.bytes[chunk] }
        }
        try appendData(pixels.chunks, action, to: &bytes)
        bytes += PNGChunk.bytes(.data, file.bytes[pixels.remainder])
        return bytes + PNGChunk.bytes(.end, [])
    }

    private func appendData(
        _ data: Range<Int>, _ action: String, to bytes: inout [UInt8]
    ) throws(AnimationError) {
        var reader = ByteReader(file.bytes, at: data.lowerBound, action: action)
        while reader.position < data.upperBound {
            let chunk = try PNGChunk(&reader)
            switch chunk.kind {
            case .data: bytes += file.bytes[chunk.whole]
            case .frameData:
                // The data get a new checksum, which must not hide that the old one was wrong.
                try chunk.check(reader)
                // The first four bytes are the sequence number.
                bytes += PNGChunk.bytes(.data, file.bytes[chunk.data.dropFirst(4)])
            default: break
            }
        }
    }
}
