import POSIX

/// The folders that a user's configuration of fontconfig adds to those of the system.
///
/// To let fontconfig read all of its files takes milliseconds, which the first frame does not have. Here only the `<dir>` and
/// `<cachedir>` elements of the user's own file are looked for (fonts-conf(5)), without an XML parser: what is read too much, as in a comment, is a
/// folder that fontconfig does not look into.
enum FontFolders {
    private static let maximumBytes = 65_536

    /// Those that the file at `path` names; none if it cannot be read. `base` stands for `~` and the prefix `xdg`.
    static func named(in path: ByteString, _ base: BaseDirectories) -> [ByteString] {
        guard let text = try? AtomicFile.read(path, maximumBytes: maximumBytes).bytes else { return [] }
        return named(in: String(decoding: text, as: UTF8.self), base)
    }

    /// Those that `text` names.
    static func named(in text: String, _ base: BaseDirectories) -> [ByteString] {
        var folders: [ByteString] = []
        var rest = text[...]
        while let element = next(in: rest) {
            rest = rest[element...]
            let tag = rest.prefix { $0 != ">" }
            rest = rest[tag.endIndex...].dropFirst()
            let name = rest.prefix { $0 != "<" }.drop { $0.isWhitespace }
            let trimmed = String(name.reversed().drop { $0.isWhitespace }.reversed())
            if let folder = folder(ByteString(trimmed), tag, base) { folders.append(folder) }
        }
        return folders
    }

    private static func folder(_ name: ByteString, _ tag: Substring, _ base: BaseDirectories) -> ByteString? {
        if name.isAbsolutePath { return name }
        if name.bytes.starts(with: "~/".utf8) {
            return base.home?.appending(path: ByteString(bytes: Array(name.bytes.dropFirst(2))))
        }
        guard !name.bytes.isEmpty, tag.contains("xdg") else { return nil }
        return (tag.hasPrefix("<dir") ? base.ownData : base.ownCache)?.appending(path: name)
    }

    private static let tags = ["<dir", "<cachedir"].map { Array($0.utf8) }

    private static func next(in text: Substring) -> Substring.Index? {
        let bytes = text.utf8
        return bytes.indices.first { index in tags.contains { bytes[index...].starts(with: $0) } }
    }
}
