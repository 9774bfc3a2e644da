/// What the X server told of the command.
public enum WindowEvent: Equatable, Sendable {
    /// Its first window; the text says which one, for the log.
    case window(String)
    /// The startup sequence of its startup id is complete.
    case startupComplete
}

/// Why windows cannot be watched.
public struct WindowWatchError: Error, CustomStringConvertible {
    /// One line.
    public let description: String
}
