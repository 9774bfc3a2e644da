/// What a desktop entry says of its program, as far as it tells whether a command is a graphical one
/// (https://specifications.freedesktop.org/desktop-entry-spec/latest/).
public struct GraphicalEntry: Equatable, Sendable {
    /// What runs other programs: an entry that begins with one says nothing of it.
    static let runners: Set<String> = [
        "sh", "bash", "dash", "zsh", "fish", "env", "sudo", "su", "pkexec", "java", "wine", "snap", "flatpak",
        "perl", "python", "python3", "ruby", "node",
    ]

    private var type = ""
    private var exec = ""
    private var tryExec = ""
    private var windowClass = ""
    private var runsInTerminal = false
    private var isHidden = false

    /// Reads the group [Desktop Entry] of a file's text. There is no text that cannot be read.
    public init(_ text: UnsafeRawBufferPointer) {
        var isMain = false
        var rest = text[...]
        while !rest.isEmpty {
            let line = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest[line.endIndex...].dropFirst()
            switch line.first {
            case UInt8(ascii: "["):
                // The group comes first, and what follows is long.
                if isMain { return }
                isMain = GraphicalEntry.text(line) == "[Desktop Entry]"
            case UInt8(ascii: "E"), UInt8(ascii: "T"), UInt8(ascii: "S"), UInt8(ascii: "H"):
                if isMain { take(line) }
            case UInt8(ascii: "X"):
                // What camelwalk has put itself in front of.
                if isMain, line.starts(with: "X-Camelwalk-Original-Exec".utf8) { take(line) }
            default: break
            }
        }
    }

    /// Whether the entry names the program with these names: its own and that of the file behind symbolic links.
    public func names(_ program: [String]) -> Bool {
        guard type == "Application", !runsInTerminal, !isHidden else { return false }
        let program = program.filter { !$0.isEmpty && !GraphicalEntry.runners.contains($0) }
        let own = [GraphicalEntry.program(of: exec), GraphicalEntry.lastComponent(tryExec)]
        return program.contains { name in
            own.contains(name) || name.lowercased() == windowClass.lowercased()
        }
    }

    /// What windows of one of the programs `program` may be called, in small letters: the entry's identifier, and
    /// StartupWMClass. None if the entry is another program's.
    func windowNames(identifier: String, program: [String]) -> [String] {
        guard type == "Application", !isHidden else { return [] }
        let own = [GraphicalEntry.program(of: exec), GraphicalEntry.lastComponent(tryExec), identifier]
        guard program.contains(where: { own.contains($0) }) else { return [] }
        return [identifier, windowClass].filter { !$0.isEmpty }.map { $0.lowercased() }
    }

    private mutating func take(_ line: Slice<UnsafeRawBufferPointer>) {
        guard let sign = line.firstIndex(of: UInt8(ascii: "=")) else { return }
        let value = GraphicalEntry.text(line[(sign + 1)...])
        switch GraphicalEntry.text(line[..<sign]) {
        case "Type": type = value
        case "Exec": if exec.isEmpty { exec = value }
        case "X-Camelwalk-Original-Exec": exec = value
        case "TryExec": tryExec = value
        case "StartupWMClass": windowClass = value
        case "Terminal": runsInTerminal = value == "true" || value == "1"
        case "Hidden": isHidden = value == "true" || value == "1"
        default: break
        }
    }

    /// The name of the program that an Exec runs and tells nothing but options and files; nil if it is told more:
    /// then the program is one for many purposes (`git gui`, `python3 FILE`).
    static func program(of exec: String) -> String? {
        var words = words(of: exec)
        if let first = words.first, lastComponent(first) == "env" {
            words = Array(words.dropFirst().drop { $0.contains("=") })
        }
        guard let first = words.first else { return nil }
        guard words.dropFirst().allSatisfy({ $0.hasPrefix("-") || $0.hasPrefix("%") }) else { return nil }
        return lastComponent(first)
    }

    /// The words of an Exec: spaces part them, but for those between quotes.
    private static func words(of exec: String) -> [String] {
        var words = [""]
        var isQuoted = false
        for character in exec {
            switch character {
            case "\"": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }

    private static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? ""
    }

    private static func text(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
        let start = bytes.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(decoding: start[...last], as: UTF8.self)
    }
}
