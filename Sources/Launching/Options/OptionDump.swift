/// What `--dump-options` prints: the table for programs, which make the manual, the completions and the fuzzer's words
/// from it. A line for each option, with tabs between the columns; the first line names them.
public enum OptionDump {
    private static let columns: [(name: String, text: @Sendable (Option) -> String)] = [
        ("name", { "\($0.name)" }),
        ("short", { $0.answer == .help ? "h" : "" }),
        ("negation", { $0.negation.map { "\($0)" } ?? "" }),
        ("value", { $0.value.map { "\($0)" } ?? "" }),
        ("unit", { $0.unit.map { "\($0)" } ?? "" }),
        ("default", { $0.defaultValue.map { "\($0)" } ?? "" }),
        ("takes", { $0.value == nil ? "" : "\($0.expectation)" }),
        ("section", { $0.section.rawValue }),
        ("completion", { completion($0) }),
        ("variable", { $0.reach >= .environment ? $0.variable : "" }),
        ("file", { $0.reach >= .configuration ? "yes" : "" }),
        ("help", { HelpText.help($0) }),
    ]

    /// All of it, without a line feed at the end.
    public static func text() -> String {
        let head = columns.map(\.name).joined(separator: "\t")
        let rows = Options.all.filter { $0.section != .hidden }.map { option in
            columns.map { $0.text(option) }.joined(separator: "\t")
        }
        return ([head] + rows).joined(separator: "\n")
    }

    private static func completion(_ option: Option) -> String {
        switch option.completion {
        case .nothing: ""
        case .file, .program, .device: "file"
        case .directory: "directory"
        case .words(let words): "\(words)"
        }
    }
}
