import Glibc

/// Messages for the person at the terminal.
enum StandardError {
    /// Writes `text` as it is.
    static func write(_ text: String) {
        _ = text.withCString { Glibc.write(STDERR_FILENO, $0, text.utf8.count) }
    }

    /// Writes one line in the name of the program that the person has typed.
    static func complain(_ message: String) {
        write("camelwalk: \(message)\n")
    }

    /// Whether a person is looking.
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
