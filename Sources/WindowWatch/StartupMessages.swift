/// Puts the messages of the Startup Notification Protocol (freedesktop.org, version 0.1) together, which come in pieces
/// of 20 bytes, and finds the startup id of those that say that a start is complete.
///
/// Anybody may send anything: what is too long is dropped, and of too many senders the one that began first.
struct StartupMessages {
    private static let maximumBytes = 4096
    private static let maximumSenders = 16

    private var parts: [(sender: UInt32, message: [UInt8])] = []

    /// Takes the next piece of `sender`'s message. Returns the startup id where that completes a `remove:` message.
    mutating func take(_ piece: [UInt8], from sender: UInt32, isFirst: Bool) -> [UInt8]? {
        if isFirst {
            parts.removeAll { $0.sender == sender }
            parts = parts.suffix(StartupMessages.maximumSenders - 1) + [(sender, [])]
        }
        guard let index = parts.firstIndex(where: { $0.sender == sender }) else { return nil }
        let end = piece.firstIndex(of: 0)
        parts[index].message += piece[..<(end ?? piece.count)]
        let message = parts[index].message
        if end != nil || message.count > StartupMessages.maximumBytes { parts.remove(at: index) }
        return end == nil ? nil : StartupMessages.completedIdentifier(message)
    }

    /// The ID of a `remove:` message, nil for any other.
    static func completedIdentifier(_ message: [UInt8]) -> [UInt8]? {
        let prefix = Array("remove:".utf8)
        guard message.starts(with: prefix) else { return nil }
        return value(of: Array("ID".utf8), in: message.dropFirst(prefix.count))
    }

    /// The value of a key in `KEY=VALUE KEY="VALUE" ...`, where a backslash takes the next byte as it is.
    private static func value(of key: [UInt8], in text: ArraySlice<UInt8>) -> [UInt8]? {
        var rest = text
        while let start = rest.firstIndex(where: { $0 != UInt8(ascii: " ") }) {
            rest = rest[start...]
            guard let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return nil }
            let name = Array(rest[..<equals])
            rest = rest[(equals + 1)...]
            let value = takeValue(&rest)
            if name == key { return value }
        }
        return nil
    }

    private static func takeValue(_ text: inout ArraySlice<UInt8>) -> [UInt8] {
        var value: [UInt8] = []
        var isQuoted = false
        while let byte = text.popFirst() {
            switch byte {
            case UInt8(ascii: "\\"):
                if let next = text.popFirst() { value.append(next) }
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: " ") where !isQuoted: return value
            default: value.append(byte)
            }
        }
        return value
    }
}
