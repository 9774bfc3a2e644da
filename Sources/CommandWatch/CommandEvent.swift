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
}
