/// Files as text.
enum TextFile {
    /// The UTF-8 text of the file at `path`.
    static func read(_ path: String) throws(FileError) -> String {
        guard let text = String(validating: try ByteFile.read(path), as: UTF8.self) else {
            throw FileError(action: "read", path: path, reason: "it is not UTF-8 text")
        }
        return text
    }
}
