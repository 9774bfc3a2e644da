public import POSIX

/// A path that is waited for.
public struct AwaitedPath: Equatable, Sendable {
    /// The path; absolute where it is handed over.
    public var path: ByteString
    /// What was there before the command started, which is not what is waited for; nil if nothing was.
    public var before: FileIdentity?

    /// The path `path`.
    public init(_ path: ByteString, before: FileIdentity? = nil) {
        self.path = path
        self.before = before
    }

    /// One part of a list that commas separate.
    var text: [UInt8] {
        let identity = before.map { "\($0.device).\($0.inode).\($0.modified)" } ?? ""
        return Array("\(identity):".utf8) + ListText.escaped(path.bytes)
    }

    /// Reads what `text` was, without the escapes; nil if it is something else.
    init?(text: [UInt8]) {
        guard let colon = text.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        path = ByteString(bytes: Array(text[(colon + 1)...]))
        let numbers = String(decoding: text[..<colon], as: UTF8.self).split(separator: ".")
        guard !numbers.isEmpty else { return }
        guard numbers.count == 3, let device = UInt64(numbers[0]), let inode = UInt64(numbers[1]),
            let modified = Int64(numbers[2])
        else { return nil }
        before = FileIdentity(device: device, inode: inode, modified: modified)
    }
}
