/// What the watched command did.
public enum CommandEvent: Equatable, Sendable {
    /// It, or a descendant, wrote to standard output.
    case standardOutput
    /// It, or a descendant, wrote to standard error.
    case standardError
    /// It, or a descendant, wrote to standard output and standard error, which are one file.
    case output
    /// Its process ended, in this way.
    case exit(CommandEnd)

    /// The event as the log names it.
    public var reason: String {
        switch self {
        case .standardOutput: "output stdout"
        case .standardError: "output stderr"
        case .output: "output stdout+stderr"
        case .exit: "exit"
        }
    }
}
