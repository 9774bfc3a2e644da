/// The numbers among a desktop's settings, as its settings manager publishes them on an X server (XSETTINGS 0.5). The bytes
/// come from a stranger: what cannot be read ends the list.
public struct XSettings: Equatable, Sendable {
    private var numbers: [String: Int32] = [:]
    /// More than any desktop has.
    private static let maximumSettings = 4_096

    /// No settings.
    public init() {}

    /// The settings in the bytes of the property _XSETTINGS_SETTINGS.
    public init(property bytes: [UInt8]) {
        var reader = Reader(bytes)
        let order = reader.bytes(4)?.first
        reader.isBigEndian = order == 1
        guard order == 0 || order == 1, reader.word() != nil, let count = reader.word() else { return }
        for _ in 0..<min(Int(count), XSettings.maximumSettings) {
            guard read(&reader) else { return }
        }
    }

    /// The number of this name, or nil.
    public subscript(_ name: String) -> Int32? { numbers[name] }

    /// Reads one setting; returns whether another may follow.
    private mutating func read(_ reader: inout Reader) -> Bool {
        guard let kind = reader.bytes(2)?.first, let length = reader.half(),
            let name = reader.padded(Int(length)), reader.word() != nil
        else { return false }
        switch kind {
        case 0:
            guard let value = reader.word() else { return false }
            numbers[String(decoding: name, as: UTF8.self)] = Int32(bitPattern: value)
            return true
        case 1: return reader.word().flatMap { reader.padded(Int($0)) } != nil
        case 2: return reader.bytes(8) != nil
        default: return false
        }
    }

    /// Takes numbers from the front of some bytes.
    private struct Reader {
        private var rest: ArraySlice<UInt8>
        var isBigEndian = false

        init(_ bytes: [UInt8]) { rest = bytes[...] }

        mutating func bytes(_ count: Int) -> ArraySlice<UInt8>? {
            guard count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }

        /// So many bytes, and those after them up to a multiple of four.
        mutating func padded(_ count: Int) -> ArraySlice<UInt8>? {
            bytes((count + 3) & ~3)?.prefix(count)
        }

        mutating func word() -> UInt32? { number(4) }
        mutating func half() -> UInt32? { number(2) }

        private mutating func number(_ count: Int) -> UInt32? {
            guard let bytes = bytes(count) else { return nil }
            let ordered = isBigEndian ? Array(bytes) : bytes.reversed()
            return ordered.reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}
