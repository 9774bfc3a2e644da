/// The report of `camelwalk --explain`, of which both programs write a part: sections of rows, for 80 columns.
public struct Explanation: Equatable, Sendable {
    /// A name and what there is to say of it.
    public struct Row: Equatable, Sendable {
        /// What it is about, in a word or two.
        public var name: String
        /// A sentence or less. May come from strangers: it is made harmless where it is shown.
        public var text: String

        /// A row of the report.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    private static let width = 80
    private static let indent = 2
    private static let nameWidth = 22

    /// The section's heading.
    public var title: String
    /// Its rows, in their order.
    public var rows: [Row]

    /// A section of the report.
    public init(_ title: String, _ rows: [Row]) {
        self.title = title
        self.rows = rows
    }

    /// The section, with a line feed before it and none at its end; its heading stands out on terminals if `isColored`.
    public func text(isColored: Bool) -> String {
        let heading = isColored ? "\u{1B}[1m\(title)\u{1B}[0m" : title
        return (["", heading] + rows.flatMap(Explanation.lines)).joined(separator: "\n")
    }

    private static func lines(_ row: Row) -> [String] {
        let column = indent + nameWidth
        let blank = String(repeating: " ", count: indent)
        let name = blank + Finding.harmless(row.name)
        // A name that is too long for its column has a line of its own.
        var lines = name.count < column ? [] : [name]
        for line in Finding.harmless(row.text).wrapped(to: width - column) {
            let start = lines.isEmpty ? name : ""
            lines.append(start + String(repeating: " ", count: column - start.count) + line)
        }
        return lines.isEmpty ? [name] : lines
    }
}

extension String {
    /// The words in lines of at most `width` characters; a word that is longer has a line of its own.
    public func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
