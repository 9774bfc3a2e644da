public import POSIX

extension SettingsReader {
    /// A configuration file and what one must know to read it.
    public struct Configuration {
        /// Its absolute path. Paths in it are relative to its directory.
        public var path: ByteString
        /// The user's home directory, for which `~/` stands; nil if it is not known.
        public var home: ByteString?
        /// The last component of the command's path, whose section counts; nil if there is no command.
        public var command: ByteString?
        /// Whether the lines for other commands are read as well, for what is wrong with them.
        public var checksAll = false

        /// A file at `path`, read for `command`.
        public init(path: ByteString, home: ByteString?, command: ByteString?) {
            self.path = path
            self.home = home
            self.command = command
        }

        /// A value that is a path, from where the file is.
        func resolved(_ value: ByteString) -> ByteString {
            if let home, value.bytes.starts(with: [UInt8(ascii: "~"), UInt8(ascii: "/")]) {
                return home.appending(path: ByteString(bytes: Array(value.bytes.dropFirst(2))))
            }
            return value.absolutePath(from: path.deletingLastPathComponent)
        }
    }

    /// So many wrong lines are noted; the command waits meanwhile.
    private static let maximumErrors = 20

    /// Reads the lines that are forevery command, and then those for this one. A line that is wrong is noted and
    /// passed over.
    public mutating func read(_ text: ConfigurationText, of file: Configuration) {
        var counts = true
        text.forEachLine { number, line in
            switch line {
            case .section(let name): counts = name == file.command
            case .option(let name, let value):
                if counts {
                    read(name, value, number, file)
                } else if file.checksAll {
                    check(name, value, number, file)
                }
            case .wrong(let reason):
                note(OptionError("\(file.path):\(number): \(reason)"))
                // Nobody knows for whom the lines below a broken heading are.
                counts = false
            }
            guard errors.count >= SettingsReader.maximumErrors else { return true }
            note(OptionError("\(file.path):\(number): too many lines are wrong, and the rest is not read"))
            return false
        }
    }

    /// Reads a line that sets nothing here.
    private mutating func check(
        _ name: ByteString, _ value: ByteString?, _ number: Int, _ file: Configuration
    ) {
        var other = SettingsReader()
        other.read(name, value, number, file)
        other.errors.forEach { note($0) }
    }

    private mutating func read(
        _ name: ByteString, _ value: ByteString?, _ number: Int, _ file: Configuration
    ) {
        func place() -> String { "\(file.path):\(number)" }
        for (row, option) in Options.all.enumerated() {
            let isNegated = option.negation.map { OptionNames.areSame($0, name) } ?? false
            guard isNegated || OptionNames.areSame(option.name, name) else { continue }
            guard option.reach >= .configuration else {
                note(OptionError("\(place()): \(SettingsReader.prohibition(of: option))"))
                return
            }
            guard let text = SettingsReader.value(value, of: option, isNegated: isNegated) else {
                note(OptionError("\(place()): \(name) takes no value"))
                return
            }
            take(
                row, option.isPath(text) ? file.resolved(text) : text, name: name.description,
                place: "\(place()): ", .file,
                origin: "\(name)\(value.map { " = \($0)" } ?? ""), in \(place())")
            return
        }
        note(SettingsReader.unknown(name, place()))
    }

    /// What an option reads: its value, or what stands for a flag without one. Nil where there may be none.
    private static func value(_ value: ByteString?, of option: Option, isNegated: Bool) -> ByteString? {
        if option.value != nil { return value ?? "" }
        if isNegated { return value == nil ? "0" : nil }
        return value ?? "1"
    }

    private static func prohibition(of option: Option) -> String {
        let places = option.reach == .environment ? "or in the environment" : "only"
        return "\(option.name) is for a single start, on the command line \(places)"
    }

    private static func unknown(_ name: ByteString, _ place: String) -> OptionError {
        let known = Options.all.filter { $0.reach >= .configuration }.flatMap { option in
            [option.name.description] + (option.negation.map { [$0.description] } ?? [])
        }
        let typed = ByteString(bytes: Array(name.bytes.drop { $0 == UInt8(ascii: "-") })).description
        let advice =
            OptionNames.nearest(to: typed, of: known).map { ", did you mean \($0)?" } ?? ""
        return OptionError("\(place): unknown option '\(name)'\(advice)")
    }
}
