public import CamelSDL
package import POSIX

/// Why text or a caption could not be drawn, or sound not be played.
public struct MediaError: Error, Equatable, CustomStringConvertible {
    /// The task that failed, and its object: "cannot open the font sans.ttf".
    public var action: String
    /// The cause of the failure.
    public var reason: String

    /// An error that SplashMedia has found itself.
    public init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The error that SDL has for the calling thread, from its last call that failed.
    static func last(_ action: String) -> MediaError { MediaError(action, AnimationError.lastReason) }

    /// Action and reason in one line.
    public var description: String { "\(action): \(reason)" }
}

extension MediaError {
    /// The same error, of a surface or a file.
    public init(_ error: AnimationError) {
        self.init(error.action, error.reason)
    }

    /// The same error, of a library for text or sound.
    package init(_ error: LibraryError) {
        self.init(error.action, error.reason)
    }

    /// What `body` returns.
    static func of<Value>(_ body: () throws(AnimationError) -> Value) throws(MediaError) -> Value {
        try rethrowing(as: MediaError.init, body)
    }

    /// The library that `open` opens.
    static func of<Library>(_ open: () throws(LibraryError) -> Library) throws(MediaError) -> Library {
        try rethrowing(as: MediaError.init, open)
    }
}
