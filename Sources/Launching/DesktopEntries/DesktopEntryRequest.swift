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
    /// Whether to say what would be changed, and change nothing.
    public var isDryRun: Bool

    /// A request to wrap or unwrap the entry of this name.
    public init(action: Action, name: DesktopEntryName, isDryRun: Bool) {
        self.action = action
        self.name = name
        self.isDryRun = isDryRun
    }
}
