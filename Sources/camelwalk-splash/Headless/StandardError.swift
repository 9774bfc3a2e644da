import Glibc

/// Messages for the person at the terminal.
enum StandardError {
    /// Where messages go; libraries that print on their own are kept away from it.
    private static let descriptor: Int32 = {
        let copy = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        if copy >= 0, null >= 0 { dup2(null, STDERR_FILENO) }
        // With standard error closed, the null device is that.
        if null > STDERR_FILENO { close(null) }
        return copy >= 0 ? copy : STDERR_FILENO
    }()

    /// From now on, what libraries print by themselves (libpng does) is lost, and what we write is not.
    static func silenceLibraries() {
        _ = descriptor
    }

    /// Nothing is written any more: up to now the dynamic loader's complaints went into the log.
    static func discard() {
        let null = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard null > STDERR_FILENO else { return }
        dup2(null, STDERR_FILENO)
        close(null)
    }

    /// Writes `text` as it is.
    static func write(_ text: String) {
        write(text, to: descriptor)
    }

    /// Writes one line in the name of the program that the person has typed.
    static func complain(_ message: String, to other: Int32? = nil) {
        write("camelwalk: \(message)\n", to: other ?? descriptor)
    }

    private static func write(_ text: String, to descriptor: Int32) {
        _ = text.withCString { Glibc.write(descriptor, $0, text.utf8.count) }
    }

    /// Whether a person is looking.
    static var isTerminal: Bool { isatty(descriptor) == 1 }
}
