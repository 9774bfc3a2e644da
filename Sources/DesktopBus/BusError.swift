internal import POSIX

/// Why somebody on a bus could not be asked.
package struct BusError: Error, Equatable, CustomStringConvertible {
    /// The task that failed.
    package let action: String
    /// The cause of the failure.
    package let reason: String

    /// An error of the bus, or of who is asked there.
    init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The same error, of libdbus.
    init(_ error: LibraryError) {
        self.init(error.action, error.reason)
    }

    /// Action and reason in one line.
    package var description: String { "\(action): \(reason)" }
}
