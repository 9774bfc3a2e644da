internal import SplashProtocol

/// What `--help` prints.
public enum HelpText {
    private static let introduction = """
        Usage: camelwalk [OPTIONS] [--] COMMAND [ARGUMENTS...]
               camelwalk [OPTIONS] --explain [--] COMMAND [ARGUMENTS...]
               camelwalk --headless [OPTIONS] [--] [COMMAND [ARGUMENTS...]]
               camelwalk [OPTIONS] --wrap-desktop-entry NAME [--dry-run]
               camelwalk --unwrap-desktop-entry NAME [--dry-run]

        Run a command exactly as if it had been typed alone, under a walking camel.

        A window shows the camel until COMMAND prints its first byte, opens a window
        or ends. Options end at the first word that is not one; everything after it
        belongs to COMMAND.
        """
    private static let conclusion = """
        Each option of the splash, --runtime and --log can also be given by an
        environment variable (CAMELWALK_MUTE=1, CAMELWALK_DELAY=300, ...) or, for good,
        by a line of ~/.config/camelwalk/config (mute, delay = 300, ...). The command
        line overrides the environment, which overrides the file. CAMELWALK=off shows
        nothing.

        The exit status is COMMAND's own; 125 if camelwalk itself fails, 126 if COMMAND
        cannot be run, 127 if it is not found. The manual page camelwalk(1) says more.
        """
    /// Columns of the names, and of everything.
    private static let indent = 26
    private static let width = 80

    /// All of it, without a line feed at the end.
    public static func text() -> String {
        let titles: [Option.Section] = [.splash, .headless, .desktopEntries, .general]
        let sections = titles.map { section in
            ([section.rawValue + ":"]
                + Options.all.filter { $0.section == section }.flatMap { lines($0) })
                .joined(separator: "\n")
        }
        return ([introduction] + sections + [conclusion]).joined(separator: "\n\n")
    }

    private static func lines(_ option: Option) -> [String] {
        var names = option.answer == .help ? "  -h, " : "  "
        names += option.usage
        if let negation = option.negation { names += ", --\(negation)" }
        let text = help(option).wrapped(to: width - indent)
        let padding = String(repeating: " ", count: indent)
        guard names.utf8.count + 2 <= indent, let first = text.first else {
            return [names] + text.map { padding + $0 }
        }
        let start = names + String(repeating: " ", count: indent - names.utf8.count) + first
        return [start] + text.dropFirst().map { padding + $0 }
    }

    /// What an option does, and its default.
    static func help(_ option: Option) -> String {
        guard let defaultValue = option.defaultValue else { return option.help.description }
        let isFlag = option.value == nil
        let value = isFlag ? (defaultValue.description == "1" ? "on" : "off") : defaultValue.description
        let unit = option.unit.map { " \($0)" } ?? ""
        let sentence = option.help.description
        return "\(sentence.dropLast()) (default: \(value)\(unit))\(sentence.suffix(1))"
    }
}
