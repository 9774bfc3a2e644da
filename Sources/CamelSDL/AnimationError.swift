internal import CSDL2
package import POSIX

/// Why an animation could not be read, decoded or drawn.
public struct AnimationError: Error, Equatable, CustomStringConvertible {
    /// The task that failed, and its object: "cannot read camel.png".
    public var action: String
    /// The cause of the failure.
    public var reason: String

    /// An error that CamelSDL has found itself.
    public init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The error that SDL has for the calling thread, from its last call that failed.
    public static func last(_ action: String) -> AnimationError {
        AnimationError(action, lastReason)
    }

    /// The text of SDL's last error on the calling thread, without a full stop.
    package static var lastReason: String {
        var reason = SDL_GetError().map { String(cString: $0) } ?? ""
        while let last = reason.last, last == "." || last == "\n" { reason.removeLast() }
        return reason.isEmpty ? "unknown error" : reason
    }

    /// Action and reason in one line.
    public var description: String { "\(action): \(reason)" }
}

extension AnimationError {
    /// The same error, of a decoder's library.
    package init(_ error: LibraryError) {
        self.init(error.action, error.reason)
    }

    /// The library that `open` opens.
    static func of<Library>(_ open: () throws(LibraryError) -> Library) throws(AnimationError) -> Library {
        try rethrowing(as: AnimationError.init, open)
    }
}
