public import POSIX

/// The path of a program as a word of a desktop entry's Exec.
public enum ExecWord {
    /// What must not stand outside of quotes, by the specification's list.
    private static let reserved = Set(" \t\n\"'\\><~|&;$*?#()`".utf8)
    private static let escapedInQuotes = Set("\"`$\\".utf8)

    /// Quotes `path` twice: as a word, and as a value of a file of keys, in which a backslash is two. Throws where
    /// Exec has no way to say it.
    public static func word(for path: ByteString) throws(DesktopEntryError) -> String {
        let text = try validText(path)
        guard !text.utf8.contains(UInt8(ascii: "=")) else { throw error(path, "an equals sign") }
        // The specification would double it, but GLib looks for a program with two, and then passes over the entry.
        guard !text.utf8.contains(UInt8(ascii: "%")) else { throw error(path, "a percent sign") }
        return quoted(text)
    }

    /// Quotes a word behind the program's, in the same way. A percent sign is doubled. Throws where Exec has no way
    /// to say it.
    public static func argument(_ word: ByteString) throws(DesktopEntryError) -> String {
        let percent = UInt8(ascii: "%")
        let bytes = try validText(word).utf8.flatMap { $0 == percent ? [percent, percent] : [$0] }
        return bytes.isEmpty ? "\"\"" : quoted(String(decoding: bytes, as: UTF8.self))
    }

    private static func validText(_ word: ByteString) throws(DesktopEntryError) -> String {
        guard let text = String(validating: word.bytes, as: UTF8.self) else {
            throw error(word, "what is not UTF-8")
        }
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
            throw error(word, "a control character")
        }
        return text
    }

    private static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { reserved.contains($0) }) else { return text }
        let backslash = UInt8(ascii: "\\")
        let escaped = text.utf8.flatMap { byte -> [UInt8] in
            guard escapedInQuotes.contains(byte) else { return [byte] }
            return [backslash, backslash] + (byte == backslash ? [byte, byte] : [byte])
        }
        return "\"" + String(decoding: escaped, as: UTF8.self) + "\""
    }

    private static func error(_ path: ByteString, _ what: String) -> DesktopEntryError {
        DesktopEntryError("Exec cannot name \(path): no word may hold \(what) there")
    }
}
