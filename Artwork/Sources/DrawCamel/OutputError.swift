import Glibc

/// A file could not be written.
struct OutputError: Error, CustomStringConvertible {
    let path: String
    /// The value of `errno`.
    let code: Int32

    var description: String { "cannot write \(path): \(String(cString: strerror(code)))" }
}
