import Glibc

/// Files as bytes.
enum ByteFile {
    /// Everything in the file at `path`.
    static func read(_ path: String) throws(FileError) -> [UInt8] {
        guard let file = fopen(path, "rb") else { throw FileError.current("read", path) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&part, 1, part.count, file)
            bytes += part[..<count]
            if count < part.count { break }
        }
        guard ferror(file) == 0 else { throw FileError.current("read", path) }
        return bytes
    }

    /// Makes the file at `path` hold exactly `bytes`.
    static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
        guard let file = fopen(path, "wb") else { throw FileError.current("write", path) }
        let count = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, count == bytes.count else { throw FileError.current("write", path) }
    }

    /// A new empty file in the system's folder for temporary files; the caller removes it.
    static func makeTemporary() throws(FileError) -> String {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array((folder + "/soundtrack.XXXXXX").utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw FileError.current("make a temporary file in", folder) }
        close(descriptor)
        return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Removes the file at `path`, if it is there.
    static func remove(_ path: String) {
        unlink(path)
    }
}
