import Glibc
import POSIX

/// Writes what was asked for, and a line feed, to standard output. Returns whether all of it arrived.
func tell(_ text: String) -> Bool { tell(Array((text + "\n").utf8)) }

/// Writes what was asked for to standard output. Returns whether all of it arrived.
func tell(_ bytes: [UInt8]) -> Bool {
    let isWhole = AtomicFile.writeAll(bytes, to: STDOUT_FILENO)
    if !isWhole { complain("standard output: \(Errno.last)") }
    return isWhole
}

/// Writes one message to standard error.
func complain(_ message: String) {
    let text = "\(Invocation.isCamelrun ? "camelrun" : "camelwalk"): \(message)\n"
    _ = text.withCString { write(STDERR_FILENO, $0, text.utf8.count) }
}
