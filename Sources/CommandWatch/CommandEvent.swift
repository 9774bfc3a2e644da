/// What the watched command did.
public enum CommandEvent: Equatable, Sendable {
    /// It, or a descendant, wrote to standard output.
    case standardOutput
    /// It, or a descendant, wrote to standard error.
    case standardError
    /// It, or a descendant, wrote to standard output and standard error, which are one file.
    case output
    /// It, or a descendant, wrote to its terminal by the name /dev/tty.
    case terminal
    /// Its process ended, in this way.
    case exit(CommandEnd)
}
