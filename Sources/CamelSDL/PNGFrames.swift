internal import CSDL2
internal import CamelAnimation

/// The frames of an animated PNG, each decoded as a PNG of its own.
struct PNGDecoder: PatchDecoder {
    let file: FileBytes
    let structure: PNGFile
    let images: ImageLibrary

    /// The frames of `file`, whose structure is `structure`; at least one.
    static func frames(_ file: FileBytes, _ structure: PNGFile) throws(SDLError) -> CompositedFrames {
        let decoder = PNGDecoder(file: file, structure: structure, images: try ImageLibrary())
        return try CompositedFrames(
            canvas: structure.canvas, patches: structure.frames.map(\.patch), decoder: decoder)
    }

    func picture(ofPatch index: Int) throws(SDLError) -> Surface {
        let frame = structure.frames[index]
        let bytes = try standAlone(frame, index)
        let size = frame.patch.region.size
        let name = "\(file.name), frame \(index)"
        let copy = bytes.withUnsafeBytes { FileBytes(copying: $0, name: name) }
        let picture = try images.png(copy).converted(to: SDL_PIXELFORMAT_ARGB8888)
        guard picture.size == size else { throw SDLError("cannot decode \(name)", "its size is wrong") }
        return picture
    }

    private func standAlone(_ frame: PNGFile.Frame, _ index: Int) throws(SDLError) -> [UInt8] {
        let size = frame.patch.region.size
        var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        let header = PNGChunk.big(UInt32(size.width)) + PNGChunk.big(UInt32(size.height))
        bytes += PNGChunk.bytes(.header, header + file.bytes[structure.header.dropFirst(8)])
        for chunk in [structure.palette, structure.transparency] {
            if let chunk { bytes += file.bytes[chunk] }
        }
        try appendData(frame, index, to: &bytes)
        return bytes + PNGChunk.bytes(.end, [])
    }

    private func appendData(_ frame: PNGFile.Frame, _ index: Int, to bytes: inout [UInt8]) throws(SDLError) {
        var reader = ByteReader(
            file.bytes, at: frame.data.lowerBound, action: "cannot decode \(file.name), frame \(index)")
        while reader.position < frame.data.upperBound {
            let chunk = try PNGChunk(&reader)
            switch chunk.kind {
            case .data: bytes += file.bytes[chunk.whole]
            case .frameData:
                try check(chunk, reader)
                // The first four bytes are the sequence number.
                bytes += PNGChunk.bytes(.data, file.bytes[chunk.data.dropFirst(4)])
            default: break
            }
        }
    }

    /// The data get a new checksum, which must not hide that the old one was wrong.
    private func check(_ chunk: PNGChunk, _ reader: ByteReader) throws(SDLError) {
        let typed = chunk.data.lowerBound - 4..<chunk.data.upperBound
        var stored = ByteReader(file.bytes, at: typed.upperBound, action: reader.action)
        let sum = PNGChunk.checksum(UnsafeRawBufferPointer(rebasing: file.bytes[typed]))
        guard try stored.big32() == Int(sum) else { throw chunk.error("its checksum is wrong", reader) }
    }
}
