/// Why a file could not be read or written.
public struct FileError: Error, CustomStringConvertible {
    /// An operation on a file.
    public enum Action: String, Sendable {
        /// Opening or reading it.
        case read
        /// Making, writing or replacing it, or making a directory.
        case write
        /// Removing its name.
        case remove
    }

    /// The operation that failed.
    public let action: Action
    /// The path of the file.
    public let path: ByteString
    /// The cause of the failure.
    public let reason: String

    /// An error that the system has reported; by default, of writing the file.
    public init(_ path: ByteString, _ action: Action = .write, errno error: Errno) {
        self.init(path, action, reason: error.description)
    }

    /// An error that POSIX has found itself.
    public init(_ path: ByteString, _ action: Action, reason: String) {
        self.path = path
        self.action = action
        self.reason = reason
    }

    /// The operation, the path and the cause in one line.
    public var description: String { "cannot \(action.rawValue) \(path): \(reason)" }
}

extension FileError {
    /// What `body` returns; an error of the system's becomes one of `path`, of writing unless `action` says otherwise.
    static func of<Value>(
        _ path: ByteString, _ action: Action = .write, _ body: () throws(Errno) -> Value
    ) throws(FileError) -> Value {
        try rethrowing(as: { FileError(path, action, errno: $0) }, body)
    }
}
