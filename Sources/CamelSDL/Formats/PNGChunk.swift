/// One chunk of a PNG: four bytes of length, four of type, the data, four of checksum.
struct PNGChunk {
    /// The types that matter here.
    enum Kind: UInt32 {
        case header = 0x4948_4452  // IHDR
        case palette = 0x504C_5445  // PLTE
        case transparency = 0x7452_4E53  // tRNS
        case animation = 0x6163_544C  // acTL
        case frame = 0x6663_544C  // fcTL
        case data = 0x4944_4154  // IDAT
        case frameData = 0x6664_4154  // fdAT
        case orientation = 0x6558_4966  // eXIf
        case codePoints = 0x6349_4350  // cICP
        case profile = 0x6943_4350  // iCCP
        case standardColors = 0x7352_4742  // sRGB
        case gamma = 0x6741_4D41  // gAMA
        case lights = 0x6348_524D  // cHRM
        case end = 0x4945_4E44  // IEND
    }

    /// Nil for any other.
    let kind: Kind?
    /// Where the data are.
    let data: Range<Int>

    /// The data of the chunk at the end of the file that is not whole, if they belong to a picture.
    static func remainder(_ reader: ByteReader) -> Range<Int> {
        var reader = reader
        let end = reader.bytes.count
        guard (try? reader.big32()) != nil, let type = try? reader.big32() else { return end..<end }
        switch Kind(rawValue: UInt32(type)) {
        case .data: return reader.position..<end
        case .frameData: return min(reader.position + 4, end)..<end
        default: return end..<end
        }
    }

    /// Reads the chunk that `reader` is at.
    init(_ reader: inout ByteReader) throws(AnimationError) {
        let length = try reader.big32()
        kind = Kind(rawValue: UInt32(try reader.big32()))
        data = try reader.skip(length)
        try reader.skip(4)
    }

    /// Where all of it is.
    var whole: Range<Int> { data.lowerBound - 8..<data.upperBound + 4 }

    /// An error about this chunk.
    func error(_ reason: String, _ reader: ByteReader) -> AnimationError {
        reader.error("the \(name(reader)) chunk: \(reason)", at: data.lowerBound - 8)
    }

    /// Throws if the checksum is wrong.
    func check(_ reader: ByteReader) throws(AnimationError) {
        let typed = data.lowerBound - 4..<data.upperBound
        var stored = ByteReader(reader.bytes, at: typed.upperBound, action: reader.action)
        let sum = PNGChunk.checksum(UnsafeRawBufferPointer(rebasing: reader.bytes[typed]))
        guard try stored.big32() == Int(sum) else { throw error("its checksum is wrong", reader) }
    }

    private func name(_ reader: ByteReader) -> String {
        String(decoding: reader.bytes[data.lowerBound - 4..<data.lowerBound], as: UTF8.self)
    }

    /// A chunk of type `kind` that holds `data`.
    static func bytes(_ kind: Kind, _ data: some Collection<UInt8>) -> [UInt8] {
        let typed = big(kind.rawValue) + data
        let sum = typed.withUnsafeBytes { checksum($0) }
        return big(UInt32(data.count)) + typed + big(sum)
    }

    static func big(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// The checksum of type and data (https://www.w3.org/TR/png-3/#D-CRCAppendix).
    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes { sum = table[Int((sum ^ UInt32(byte)) & 255)] ^ sum >> 8 }
        return ~sum
    }

    private static let table = (0..<256 as Range<UInt32>).map { index in
        (0..<8).reduce(index) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }
}
