internal import Glibc

/// Text of the operating system: bytes without a zero, in no particular encoding.
///
/// Arguments, environment values and file names need not be UTF-8; a `String` would change the bytes of
/// those that are not. Convert to `String` only to show something to a person.
public struct ByteString: Hashable, Sendable {
    /// The bytes, without a terminating zero.
    public var bytes: [UInt8]

    /// Makes a byte string of `bytes`, none of which may be zero.
    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Makes the UTF-8 form of `string`.
    public init(_ string: String) {
        bytes = Array(string.utf8)
    }

    /// Copies a zero-terminated C string. The pointer is not kept.
    public init(cString: UnsafePointer<CChar>) {
        let count = strlen(cString)
        bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            if count > 0, let base = buffer.baseAddress { memcpy(base, cString, count) }
            filled = count
        }
    }

    /// Calls `body` with the zero-terminated bytes, which are valid only during the call.
    public func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
        try (bytes + [0]).withUnsafeBufferPointer { buffer in
            try buffer.withMemoryRebound(to: CChar.self) { characters in
                // The buffer holds at least the zero.
                guard let base = characters.baseAddress else { preconditionFailure("empty C string") }
                return try body(base)
            }
        }
    }

    /// Whether a path with this name starts at the root.
    public var isAbsolutePath: Bool { bytes.first == UInt8(ascii: "/") }

    /// This path, seen from `directory` if it is relative. Nothing is looked up.
    public func absolutePath(from directory: ByteString) -> ByteString {
        isAbsolutePath ? self : directory.appending(path: self)
    }

    /// The path of this directory's entry `path`, which must be relative: an absolute one is put behind this one all
    /// the same, and an empty one adds a slash.
    public func appending(path: ByteString) -> ByteString {
        let slash: [UInt8] = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
        return ByteString(bytes: bytes + slash + path.bytes)
    }

    /// The path's last component.
    public var lastPathComponent: ByteString {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return self }
        return ByteString(bytes: Array(bytes[(slash + 1)...]))
    }

    /// The path without its last component; `/` for an entry of the root.
    public var deletingLastPathComponent: ByteString {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return ByteString(".") }
        return ByteString(bytes: Array(slash == 0 ? bytes[...slash] : bytes[..<slash]))
    }
}

extension ByteString: CustomStringConvertible {
    /// The text for a person: invalid UTF-8 and control characters are shown as U+FFFD.
    public var description: String {
        let decoded = String(decoding: bytes, as: UTF8.self)
        // What follows makes the runtime look up generic types, which is half of a launch's own instructions.
        guard bytes.contains(where: { !(0x20...0x7E).contains($0) }) else { return decoded }
        return String(
            String.UnicodeScalarView(
                decoded.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
    }
}

extension ByteString: ExpressibleByStringLiteral {
    /// Makes the UTF-8 form of a literal.
    public init(stringLiteral value: String) {
        self.init(value)
    }
}
