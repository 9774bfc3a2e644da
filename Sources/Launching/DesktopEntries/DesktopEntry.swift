/// A desktop entry: the file behind a program in a desktop's menu
/// (https://specifications.freedesktop.org/desktop-entry-spec/latest/). Nothing is known of its encoding; bytes that
/// do not matter here stay as they are.
public struct DesktopEntry: Sendable {
    let lines: [DesktopEntryLine]

    /// Bytes of the largest file that is one, a hundred times what they have.
    public static let maximumBytes = 1 << 20

    static let mainGroup = "Desktop Entry"
    static let actionGroupPrefix = "Desktop Action "
    /// What all keys of camelwalk's begin with.
    static let keyPrefix = "X-Camelwalk-"
    static let wrappedKey = keyPrefix + "Wrapped"
    static let copyKey = keyPrefix + "Copy"
    /// What the keys begin with that hold the value of another key as it was.
    static let originalPrefix = keyPrefix + "Original-"

    /// Takes the text of a file apart. There is no text that cannot be.
    public init(_ text: [UInt8]) {
        var lines: [DesktopEntryLine] = []
        for line in TextChange.lines(of: text) {
            lines.append(DesktopEntryLine(line, after: lines.last))
        }
        self.lines = lines
    }

    /// Whether camelwalk has put itself into it.
    public var isWrapped: Bool { isTrue(DesktopEntry.wrappedKey) }

    /// Whether camelwalk made it as a copy of another file.
    public var isCopy: Bool { isWrapped && isTrue(DesktopEntry.copyKey) }

    /// Whether the program runs in a terminal.
    public var runsInTerminal: Bool { isTrue("Terminal") }

    /// Why there is no command in it that camelwalk could run, as the end of a sentence; nil if there is one.
    var obstacle: String? {
        guard lines.contains(where: { $0.groupName == DesktopEntry.mainGroup }) else {
            return "it has no group [Desktop Entry]"
        }
        if isTrue("Hidden") { return "it is hidden, which means deleted" }
        guard let type = value(of: "Type") else { return "it has no Type" }
        guard type == "Application" else {
            return "its Type is \(type), and only an Application has a command"
        }
        if value(of: "Exec")?.isEmpty ?? true { return "it has no Exec, and so no command" }
        return nil
    }

    private func isTrue(_ key: String) -> Bool {
        value(of: key).map { DesktopEntry.isTrue($0) } ?? false
    }

    /// Whether a value means yes; the number is an old spelling.
    static func isTrue(_ value: String) -> Bool { value == "true" || value == "1" }

    /// The value of a key of the main group, or nil.
    private func value(of key: String) -> String? {
        lines.first { $0.key == key && $0.groupName == DesktopEntry.mainGroup }?.value
    }
}

/// Why a desktop entry cannot be wrapped or unwrapped.
public struct DesktopEntryError: Error, Equatable, CustomStringConvertible {
    /// One line, or the end of one that names the file.
    public let description: String

    /// An error that is told by `description`.
    public init(_ description: String) {
        self.description = description
    }
}
