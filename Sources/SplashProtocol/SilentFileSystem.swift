/// How long a named file is waited for. A file system over a network, or a program's own, may never answer, and the command
/// may be waiting.
public enum SilentFileSystem {
    /// The wait.
    public static let milliseconds: UInt32 = 300

    /// What is said after it.
    public static let reason = "its file system has not answered for 0.3 s"
}
