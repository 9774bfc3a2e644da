/// The exit statuses that camelwalk makes itself, the same as env(1)'s and nohup(1)'s. Every other status is
/// the command's own.
public enum ExitStatus {
    /// camelwalk's own failure: a bad option, or a file named on the command line that cannot be used.
    public static let failure: Int32 = 125
    /// The command was found but cannot be run.
    public static let cannotRun: Int32 = 126
    /// The command was not found.
    public static let notFound: Int32 = 127

    /// The status for a command whose exec failed. `isMissing` is whether the error was ENOENT.
    public static func execFailure(isMissing: Bool) -> Int32 {
        isMissing ? notFound : cannotRun
    }
}
