/// Reads the numbers of a Standard MIDI File in order, and never beyond the end that it has been given.
struct MIDIFileReader {
    private let bytes: [UInt8]
    private(set) var position: Int
    /// Where what is read ends.
    private let end: Int

    /// Reads the whole of `bytes`.
    init(_ bytes: [UInt8]) {
        self.init(bytes, 0..<bytes.count)
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }

    /// How many bytes are left.
    var remaining: Int { end - position }

    /// A reader of the next `count` bytes, which this one passes over.
    mutating func part(_ count: Int) throws(MIDIFileError) -> MIDIFileReader {
        guard count <= remaining else { throw .endsEarly(at: position) }
        defer { position += count }
        return MIDIFileReader(bytes, position..<position + count)
    }

    mutating func bytes(_ count: Int) throws(MIDIFileError) -> [UInt8] {
        let part = try part(count)
        return Array(bytes[part.position..<part.end])
    }

    mutating func byte() throws(MIDIFileError) -> UInt8 {
        bytes[try part(1).position]
    }

    /// The next byte, which is not passed over; nil at the end.
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    /// A number of two bytes, the most significant one first.
    mutating func big16() throws(MIDIFileError) -> Int {
        let start = try part(2).position
        return Int(bytes[start]) << 8 | Int(bytes[start + 1])
    }

    /// A number of four bytes, the most significant one first.
    mutating func big32() throws(MIDIFileError) -> Int {
        let start = try part(4).position
        return bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    /// A variable-length quantity: seven bits in each byte, all but the last with the top bit set; at most four bytes.
    mutating func quantity() throws(MIDIFileError) -> Int {
        let start = position
        var value = 0
        for _ in 0..<4 {
            let byte = try byte()
            value = value << 7 | Int(byte & 0x7F)
            if byte < 0x80 { return value }
        }
        throw .longQuantity(at: start)
    }
}
