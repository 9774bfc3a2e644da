internal import CFuzzer

/// libFuzzer's own changes, after which the checksums of a PNG's chunks are right, mostly: past a wrong one nothing of a
/// chunk is read, and no change of single bytes makes it right again.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int, _ maximum: Int, _ seed: UInt32) -> Int
{
    let changed = LLVMFuzzerMutate(bytes, count, maximum)
    if seed % 8 != 0 { correctChecksums(UnsafeMutableBufferPointer(start: bytes, count: changed)) }
    return changed
}

private func correctChecksums(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return }
    var chunk = 8
    while chunk + 12 <= bytes.count {
        let length = bytes[chunk..<chunk + 4].reduce(0) { $0 << 8 | Int($1) }
        let end = chunk + 8 + length
        guard end + 4 <= bytes.count else { return }
        let sum = checksum(bytes[chunk + 4..<end])
        for index in 0..<4 { bytes[end + index] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * UInt32(index))) }
        chunk = end + 4
    }
}

/// https://www.w3.org/TR/png-3/#D-CRCAppendix
private func checksum(_ bytes: Slice<UnsafeMutableBufferPointer<UInt8>>) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
    }
    return ~sum
}
