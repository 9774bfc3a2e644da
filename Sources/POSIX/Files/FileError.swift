internal import Glibc

/// Why a file could not be read or written.
public struct FileError: Error, CustomStringConvertible {
    /// What could not be done.
    public enum Action: String, Sendable {
        case read, write, remove
    }

    /// What was tried.
    public let action: Action
    /// The file.
    public let path: ByteString
    /// What was wrong.
    public let reason: String

    /// The system's reason, by default the one of the last call.
    public init(_ path: ByteString, _ action: Action = .write, errno number: Int32? = nil) {
        let number = number ?? errno
        self.init(path, action, reason: strerror(number).map { String(cString: $0) } ?? "error \(number)")
    }

    /// A reason in words.
    public init(_ path: ByteString, _ action: Action, reason: String) {
        self.path = path
        self.action = action
        self.reason = reason
    }

    /// One line.
    public var description: String { "cannot \(action.rawValue) \(path): \(reason)" }
}
