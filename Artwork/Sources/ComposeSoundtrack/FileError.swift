import Glibc

/// A file or program that could not be used.
struct FileError: Error, CustomStringConvertible {
    /// What was attempted, such as "read".
    var action: String
    /// The file or program.
    var path: String
    /// Why it failed.
    var reason: String

    /// The failure that `errno` speaks of.
    static func current(_ action: String, _ path: String) -> FileError {
        FileError(action: action, path: path, reason: String(cString: strerror(errno)))
    }

    var description: String { "cannot \(action) \(path): \(reason)" }
}
