public import POSIX

/// What a graphical program that has printed does with its terminal.
public struct TerminalInterface: Equatable, Sendable {
    /// What that means for the splash.
    public enum Meaning: Equatable, Sendable {
        /// The program's interface is there.
        case text
        /// It has written to its terminal by the name /dev/tty to ask something.
        case question
        /// It takes keys, as a player does beside its window.
        case keys
    }

    private var asks: Bool
    private var takesKeys = false
    private var isFirst = true

    /// `asks` if it has written to its terminal by the name /dev/tty, which nobody does by accident.
    public init(asks: Bool) {
        self.asks = asks
    }

    /// The terminal is found in `mode`, and the program in its foreground or not. Returns what that means, if it is news.
    public mutating func note(_ mode: TerminalMode, isInForeground: Bool) -> Meaning? {
        defer { isFirst = false }
        if mode == .raw, isInForeground { return .text }
        if mode == .keys, isInForeground {
            defer { takesKeys = true }
            return takesKeys ? nil : .keys
        }
        // A player writes there, too, just before it takes keys.
        guard asks, !takesKeys, !isFirst else { return nil }
        return .question
    }
}
