internal import Glibc
internal import POSIX

/// What a desktop entry says of names (https://specifications.freedesktop.org/desktop-entry-spec/). All in small
/// letters.
struct DesktopEntryNames: Equatable {
    /// The files that it starts or tries, without their directories.
    var programs: Set<String> = []
    /// What its windows may be called: the file's name, and StartupWMClass.
    var names: Set<String> = []

    private static let ending = ".desktop"
    private static let maximumBytes = 1 << 20

    /// Reads the entry in the file `file`.
    init(file: String, text: [UInt8]) {
        let name = file.hasSuffix(DesktopEntryNames.ending) ? String(file.dropLast(8)) : file
        names = [name.lowercased()]
        var isInEntry = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            if line.first == UInt8(ascii: "[") {
                isInEntry = line.starts(with: "[Desktop Entry]".utf8)
            } else if isInEntry, let equals = line.firstIndex(of: UInt8(ascii: "=")) {
                let key = String(decoding: line[..<equals], as: UTF8.self).filter { $0 != " " }
                take(key, String(decoding: line[line.index(after: equals)...], as: UTF8.self))
            }
        }
    }

    private mutating func take(_ key: String, _ value: String) {
        switch key {
        case "Exec", "TryExec":
            if let program = DesktopEntryNames.program(in: value) { programs.insert(program) }
        case "StartupWMClass":
            names.insert(value.split(separator: " ").joined(separator: " ").lowercased())
        default: break
        }
    }

    /// The program that a command line starts: its first word, but for `env` and what that sets.
    private static func program(in line: String) -> String? {
        let words = line.split(separator: " ").map { $0.filter { $0 != "\"" } }
        let word = words.first { !$0.hasSuffix("/env") && $0 != "env" && !$0.contains("=") }
        return word?.split(separator: "/").last.map { $0.lowercased() }
    }

    /// The entries in a directory; none if it cannot be read.
    static func all(in applications: ByteString) -> [DesktopEntryNames] {
        var entries: [DesktopEntryNames] = []
        try? Directory.forEachEntry(of: applications) { entry in
            let name = ByteString(cString: entry.name)
            guard name.description.hasSuffix(ending),
                let contents = try? AtomicFile.read(
                    applications.appending(path: name), maximumBytes: maximumBytes)
            else { return true }
            entries.append(DesktopEntryNames(file: name.description, text: contents.bytes))
            return true
        }
        return entries
    }
}
