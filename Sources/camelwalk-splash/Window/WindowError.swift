import CamelSDL
import POSIX

/// Why the window could not be made or drawn in.
struct WindowError: Error, Equatable, CustomStringConvertible {
    /// The task that failed.
    let action: String
    /// The cause of the failure.
    let reason: String

    /// An error of the display.
    init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The error that SDL has for the calling thread, from its last call that failed.
    static func last(_ action: String) -> WindowError { WindowError(action, AnimationError.lastReason) }

    /// The same error, of the memory that is drawn into.
    init(_ error: AnimationError) {
        self.init(error.action, error.reason)
    }

    /// What `body` returns, which makes a surface; its error becomes one of the window's.
    static func of<Value>(_ body: () throws(AnimationError) -> Value) throws(WindowError) -> Value {
        try rethrowing(as: WindowError.init, body)
    }

    /// Action and reason in one line.
    var description: String { "\(action): \(reason)" }
}
