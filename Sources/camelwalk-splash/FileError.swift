import Glibc
import Handover

/// Why a file could not be written.
struct FileError: Error, CustomStringConvertible {
    /// The file.
    let path: ByteString
    /// What was wrong.
    let reason: String

    init(_ path: ByteString, errno number: CInt = errno) {
        self.path = path
        reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }

    /// One line.
    var description: String { "cannot write \(path): \(reason)" }
}
