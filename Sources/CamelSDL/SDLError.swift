internal import CSDL2

/// Why something could not be decoded, drawn or played.
public struct SDLError: Error, Equatable, CustomStringConvertible {
    /// What was being done, and to what: "cannot read camel.png".
    public var action: String
    /// What was wrong.
    public var reason: String

    /// An error of ours.
    public init(_ action: String, _ reason: String) {
        self.action = action
        self.reason = reason
    }

    /// The error that SDL has for the calling thread, from its last call that failed.
    public static func last(_ action: String) -> SDLError {
        var reason = SDL_GetError().map { String(cString: $0) } ?? ""
        while let last = reason.last, last == "." || last == "\n" { reason.removeLast() }
        return SDLError(action, reason.isEmpty ? "unknown error" : reason)
    }

    /// One line.
    public var description: String { "\(action): \(reason)" }
}
