import POSIX

/// The folders that a user's configuration of fontconfig adds to those of the system.
///
/// To let fontconfig read all of its files takes milliseconds, which the first frame does not have. Here only the `<dir>` and
/// `<cachedir>` elements of the user's own file are looked for (fonts-conf(5)), without an XML parser: what is read too much, as in a comment, is a
/// folder that fontconfig does not look into.
enum FontFolders {
    private static let maximumBytes = 65_536

    /// Those that the file at `path` names; none if it cannot be read. `home` stands for `~`.
    static func named(in path: ByteString, home: ByteString?) -> [ByteString] {
        guard let text = try? AtomicFile.read(path, maximumBytes: maximumBytes).bytes else { return [] }
        return named(in: String(decoding: text, as: UTF8.self), home: home)
    }

    /// Those that `text` names, by absolute paths or from the home.
    static func named(in text: String, home: ByteString?) -> [ByteString] {
        var folders: [ByteString] = []
        var rest = text[...]
        while let element = next(in: rest) {
            rest = rest[element...]
            guard let start = rest.firstIndex(of: ">") else { break }
            rest = rest[rest.index(after: start)...]
            let name = rest.prefix { $0 != "<" }.drop { $0.isWhitespace }
            let trimmed = String(name.reversed().drop { $0.isWhitespace }.reversed())
            if let folder = folder(ByteString(trimmed), home) { folders.append(folder) }
        }
        return folders
    }

    private static func folder(_ name: ByteString, _ home: ByteString?) -> ByteString? {
        if name.isAbsolutePath { return name }
        guard name.bytes.starts(with: "~/".utf8), let home else { return nil }
        return home.appending(path: ByteString(bytes: Array(name.bytes.dropFirst(2))))
    }

    private static let tags = ["<dir", "<cachedir"].map { Array($0.utf8) }

    private static func next(in text: Substring) -> Substring.Index? {
        let bytes = text.utf8
        return bytes.indices.first { index in tags.contains { bytes[index...].starts(with: $0) } }
    }
}
