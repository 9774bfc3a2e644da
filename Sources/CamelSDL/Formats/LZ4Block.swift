/// Compressed data in LZ4's block format
/// (https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md).
///
/// The bundled pictures are the only ones in it: they are in the program, and nobody else can have written them. All
/// places are checked nevertheless.
struct LZ4Block {
    private let source: UnsafeRawPointer
    private let sourceCount: Int
    private let target: UnsafeMutableRawPointer
    private let targetCount: Int
    private var read = 0
    private var written = 0

    /// Fills `target` with what `source` holds. False if that is damaged, or not exactly so much.
    static func decode(_ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawBufferPointer) -> Bool {
        guard let from = source.baseAddress, let to = target.baseAddress else { return target.isEmpty }
        var block = LZ4Block(
            source: from, sourceCount: source.count, target: to, targetCount: target.count)
        return block.decode()
    }

    private mutating func decode() -> Bool {
        while read < sourceCount {
            let token = Int(byte(read))
            read += 1
            guard copyLiterals(length(token >> 4)) else { return false }
            // The last sequence has no match.
            if read == sourceCount { break }
            guard read + 2 <= sourceCount else { return false }
            let distance = Int(byte(read)) | Int(byte(read + 1)) << 8
            read += 2
            guard copyMatch(length(token & 15) + 4, distance) else { return false }
        }
        return written == targetCount
    }

    private func byte(_ place: Int) -> UInt8 { source.load(fromByteOffset: place, as: UInt8.self) }

    /// A length whose first four bits are `start`: 15 goes on in the bytes that follow, until one is not 255. If they end
    /// before, it is more than there can be.
    private mutating func length(_ start: Int) -> Int {
        guard start == 15 else { return start }
        var length = start
        while read < sourceCount {
            let more = Int(byte(read))
            read += 1
            length += more
            if more < 255 { return length }
        }
        return targetCount + 1
    }

    private mutating func copyLiterals(_ count: Int) -> Bool {
        guard count <= sourceCount - read, count <= targetCount - written else { return false }
        if count <= 16, sourceCount - read >= 16, targetCount - written >= 16 {
            copySixteen(from: source + read)
        } else {
            (target + written).copyMemory(from: source + read, byteCount: count)
        }
        read += count
        written += count
        return true
    }

    /// Copies what was written `distance` bytes before. Where the two places overlap, what has been copied is copied again.
    private mutating func copyMatch(_ count: Int, _ distance: Int) -> Bool {
        guard distance > 0, distance <= written, count <= targetCount - written else { return false }
        if count <= 16, distance >= 16, targetCount - written >= 16 {
            copySixteen(from: UnsafeRawPointer(target + written - distance))
        } else {
            var copied = 0
            while copied < count {
                let piece = min(count - copied, distance + copied)
                (target + written + copied).copyMemory(from: target + written - distance, byteCount: piece)
                copied += piece
            }
        }
        written += count
        return true
    }

    /// Most pieces are short. Copying more than they have, which the next ones overwrite, is faster than a call.
    private func copySixteen(from place: UnsafeRawPointer) {
        (target + written).storeBytes(
            of: place.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
    }
}
