public import POSIX

/// What is to be done with a desktop entry.
public struct DesktopEntryRequest: Equatable, Sendable {
    /// What is asked for.
    public enum Action: String, Sendable {
        case wrap, unwrap

        /// The option, for example `--wrap-desktop-entry`.
        public var optionName: String { "--\(rawValue)-desktop-entry" }
    }

    /// What is asked for.
    public var action: Action
    /// The entry.
    public var name: DesktopEntryName
    /// The options that the wrapped commands get, each as its words.
    public var options: [[ByteString]] = []
    /// Whether to say what would be changed, and change nothing.
    public var isDryRun: Bool

    /// A request to wrap or unwrap the entry of this name.
    public init(action: Action, name: DesktopEntryName, isDryRun: Bool) {
        self.action = action
        self.name = name
        self.isDryRun = isDryRun
    }

    /// The words of the options that go into an entry. Nobody sees what a program of the menu prints, so its window
    /// is waited for, and a failure is shown, unless the options say otherwise; in a terminal the window is not the
    /// program's.
    public func optionWords(runsInTerminal: Bool) -> [ByteString] {
        var options = options
        if !runsInTerminal, !contains("--until") { options.append(["--until", "window"]) }
        if !contains("--linger-on-error") { options.append(["--linger-on-error", "10"]) }
        return options.flatMap { $0 }
    }

    private func contains(_ name: ByteString) -> Bool { options.contains { $0.first == name } }
}
