internal import POSIX

/// Writes named values as words of an argument list, `NAME=VALUE`, for `WordReader`.
///
/// The launcher writes these on its way to the command, so nothing generic is used here: making generic
/// types at run time would take longer than all the writing.
struct WordWriter {
    private(set) var words: [ByteString] = []

    init(_ kind: ByteString) {
        words.reserveCapacity(24)
        words.append(kind)
    }

    mutating func write(_ name: String, _ value: ByteString?) {
        guard let value else { return }
        var bytes = [UInt8]()
        bytes.reserveCapacity(name.utf8.count + 1 + value.bytes.count)
        bytes += name.utf8
        bytes.append(UInt8(ascii: "="))
        bytes += value.bytes
        words.append(ByteString(bytes: bytes))
    }

    mutating func write(_ name: String, _ value: Int?) {
        if let value { write(name, ByteString(value.description)) }
    }

    mutating func write(_ name: String, _ value: Int32?) {
        if let value { write(name, Int(value)) }
    }

    mutating func write(_ name: String, _ value: Double?) {
        if let value { write(name, ByteString(value.description)) }
    }

    mutating func write(_ name: String, _ value: Bool?) {
        if let value { write(name, value ? 1 : 0) }
    }
}
