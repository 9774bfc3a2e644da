internal import Glibc

extension Finding {
    /// Whether standard output is a terminal that shows colours, and nobody has asked for none (no-color.org).
    public static var isColored: Bool {
        let terminal = getenv("TERM").map { String(cString: $0) } ?? "dumb"
        let isUnwanted = getenv("NO_COLOR").map { $0[0] != 0 } ?? false
        return isatty(STDOUT_FILENO) == 1 && terminal != "dumb" && !isUnwanted
    }
}
