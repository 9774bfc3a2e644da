internal import Glibc
internal import POSIX

/// One line of `camelwalk --doctor`: something that a splash needs or would like, and whether it works here.
public struct Finding: Equatable, Sendable {
    /// The result of an examination.
    public enum Verdict: String, Sendable {
        /// It is there and works.
        case ok
        /// It is not there.
        case missing
        /// It is there and does not work.
        case wrong
    }

    /// The result for this subject.
    public var verdict: Verdict
    /// What was looked at, in one or two words.
    public var subject: String
    /// What was found. May come from strangers: it is made harmless where it is shown.
    public var detail: String
    /// What follows from it, for the reader to whom the rest says nothing; nil if nothing does.
    public var consequence: String?

    /// Something that is there and works.
    public static func ok(_ subject: String, _ detail: String) -> Finding {
        Finding(verdict: .ok, subject: subject, detail: detail)
    }

    /// Something that is not there, and what follows from that.
    public static func missing(_ subject: String, _ detail: String, so consequence: String?) -> Finding {
        Finding(verdict: .missing, subject: subject, detail: detail, consequence: consequence)
    }

    /// Something that does not work, and what follows from that.
    public static func wrong(_ subject: String, _ detail: String, so consequence: String?) -> Finding {
        Finding(verdict: .wrong, subject: subject, detail: detail, consequence: consequence)
    }

    /// The line, or two, without a newline at the end; in colours for terminals where `isColored`.
    public func text(isColored: Bool) -> String {
        let indent = "  "
        let verdictColumn = Finding.padded(verdict.rawValue, to: 9)
        let subjectColumn = Finding.padded(subject, to: 18)
        let start = indent + (isColored ? color + verdictColumn + "\u{1B}[0m" : verdictColumn) + subjectColumn
        var lines = start + Finding.harmless(detail)
        if let consequence {
            let blank = String(
                repeating: " ", count: indent.count + verdictColumn.count + subjectColumn.count)
            lines += "\n\(blank)so \(consequence)"
        }
        return lines
    }

    private var color: String {
        switch verdict {
        case .ok: "\u{1B}[32m"
        case .missing: "\u{1B}[33m"
        case .wrong: "\u{1B}[31m"
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    /// `text` without what a terminal would obey, and not longer than anybody reads.
    static func harmless(_ text: String) -> String {
        let scalars = text.unicodeScalars.prefix(300).map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? "?" : scalar
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

extension Finding {
    /// Whether standard output is a terminal that shows colours, and nobody has asked for none (no-color.org).
    public static var isColored: Bool {
        let terminal = ByteString(environment: "TERM") ?? "dumb"
        let isUnwanted = ByteString(environment: "NO_COLOR").map { !$0.bytes.isEmpty } ?? false
        return isatty(STDOUT_FILENO) == 1 && terminal != "dumb" && !isUnwanted
    }
}
