import Glibc

/// Writes bytes and folders.
enum Output {
    static func write(_ bytes: [UInt8], to path: String) throws(OutputError) {
        guard let file = fopen(path, "wb") else { throw OutputError(path: path, code: errno) }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw OutputError(path: path, code: errno) }
    }

    /// Makes a folder unless it exists; its parent must exist.
    static func makeFolder(_ path: String) throws(OutputError) {
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw OutputError(path: path, code: errno) }
    }
}
