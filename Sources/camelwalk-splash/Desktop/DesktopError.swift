import POSIX

/// Why the desktop could not be asked.
struct DesktopError: Error, Equatable, CustomStringConvertible {
    /// The task that failed.
    let action: String
    /// The cause of the failure.
    let reason: String

    /// An error of the bus, or of what listens there.
    init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The same error, of libdbus.
    init(_ error: LibraryError) {
        self.init(error.action, error.reason)
    }

    /// Action and reason in one line.
    var description: String { "\(action): \(reason)" }
}
