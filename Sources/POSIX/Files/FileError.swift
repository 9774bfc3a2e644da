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

    /// The system's reason.
    public init(_ path: ByteString, _ action: Action = .write, errno error: Errno) {
        self.init(path, action, reason: error.description)
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

extension FileError {
    /// What `body` returns; an error of the system's becomes one of `path`.
    static func of<Value>(
        _ path: ByteString, _ action: Action = .write, _ body: () throws(Errno) -> Value
    ) throws(FileError) -> Value {
        do throws(Errno) {
            return try body()
        } catch {
            throw FileError(path, action, errno: error)
        }
    }
}
