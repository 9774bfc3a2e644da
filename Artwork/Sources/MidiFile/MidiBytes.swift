/// The numbers of MIDI files, all with the most significant byte first.
enum MidiBytes {
    /// A chunk: its name of four letters, its length, its content.
    static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        Array(name.utf8) + big32(content.count) + content
    }

    /// Two bytes.
    static func big16(_ value: Int) -> [UInt8] {
        [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
    }

    /// Four bytes.
    static func big32(_ value: Int) -> [UInt8] {
        big16(value >> 16) + big16(value)
    }

    /// Seven bits in each byte; all but the last have the top bit set.
    static func variableLength(_ value: Int) -> [UInt8] {
        var bytes = [UInt8(value & 0x7F)]
        var rest = value >> 7
        while rest > 0 {
            bytes.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
            rest >>= 7
        }
        return bytes
    }
}
