/// Something in a score that cannot be read or played, with the line to look at.
public struct ScoreError: Error, Equatable, CustomStringConvertible {
    /// The line of the score file, counted from 1; 0 if the fault has no single line.
    public var line: Int
    /// What is wrong, and what was expected.
    public var reason: String

    /// An error at `line` (counted from 1, 0 for the whole score).
    public init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }

    /// "line 12: ..." for people.
    public var description: String {
        line == 0 ? reason : "line \(line): \(reason)"
    }
}
