internal import Glibc
internal import POSIX

extension Finding {
    /// Whether standard output is a terminal that shows colours, and nobody has asked for none (no-color.org).
    public static var isColored: Bool {
        let terminal = ByteString(environment: "TERM") ?? "dumb"
        let isUnwanted = ByteString(environment: "NO_COLOR").map { !$0.bytes.isEmpty } ?? false
        return isatty(STDOUT_FILENO) == 1 && terminal != "dumb" && !isUnwanted
    }
}
