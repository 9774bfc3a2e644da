internal import Glibc
public import POSIX

/// Puts the settings together: what each source says is read over what the sources before have said. The order is the
/// configuration file, the environment, the command line.
public struct SettingsReader: Sendable {
    /// Where a setting comes from, for a person.
    public struct Origin: Equatable, Sendable {
        /// Which of the sources has it.
        enum Source: Equatable, Sendable {
            case file, environment, commandLine
        }

        /// The option's row in the table; nil for `CAMELWALK`.
        var row: Int?
        /// The source that has it.
        var source: Source
        /// For example `CAMELWALK_VOLUME=40`.
        public var text: String

        /// Whether it says whether there is a splash at all.
        public var isSwitch: Bool { row == nil || row == Options.index(of: "no-splash") }
    }

    /// The settings so far.
    public private(set) var settings = Settings()
    /// What could not be used, one line each. These are logged and otherwise ignored: a stale variable, or a line of
    /// a file, must never stop a program.
    public private(set) var errors: [OptionError] = []
    /// Where the settings that are not the defaults come from, in the order in which they were read.
    public private(set) var origins: [Origin] = []
    /// Bit N: the command line has given the option in row N.
    private var typed: UInt64 = 0
    private let keepsOrigins: Bool

    /// The defaults. Telling a person where the settings come from takes time, and is done only on request.
    public init(keepsOrigins: Bool = false) {
        self.keepsOrigins = keepsOrigins
    }

    /// Whether the command line has given this option.
    public func isTyped(_ name: StaticString) -> Bool { isTyped(Options.index(of: name)) }

    func isTyped(_ row: Int) -> Bool { typed & (1 << UInt64(row)) != 0 }

    /// Reads what was typed.
    public mutating func read(_ words: OptionWords) throws(OptionError) {
        for given in words.given {
            let option = Options.all[given.row]
            let value =
                given.value.map { ByteString(cString: $0) } ?? (given.isNegated ? "0" : "1")
            guard option.read(value, &settings) else {
                throw option.refusal(of: value, name: option.optionName)
            }
            typed |= 1 << UInt64(given.row)
            if keepsOrigins { keep(given, value) }
        }
    }

    private mutating func keep(_ given: OptionWords.Given, _ value: ByteString) {
        let option = Options.all[given.row]
        let name = given.isNegated ? option.negation ?? option.name : option.name
        keep(row: given.row, .commandLine, given.value == nil ? "--\(name)" : "--\(name) \(value)")
    }

    /// Takes a value for the option in `row`, or notes that it cannot be used. `name` is what the user calls the option
    /// there, `place` the beginning of a message, and `origin` what a person is told.
    mutating func take(
        _ row: Int, _ value: ByteString, name: @autoclosure () -> String,
        place: @autoclosure () -> String = "", _ source: Origin.Source, origin: @autoclosure () -> String
    ) {
        let option = Options.all[row]
        guard option.read(value, &settings) else {
            errors.append(OptionError(place() + option.refusal(of: value, name: name()).message))
            return
        }
        if keepsOrigins { keep(row: row, source, origin()) }
    }

    /// Notes something that could not be used.
    public mutating func note(_ error: OptionError) { errors.append(error) }

    /// Of several sources for one option, the last counts.
    private mutating func keep(row: Int?, _ source: Origin.Source, _ text: String) {
        origins.removeAll { $0.row == row }
        origins.append(Origin(row: row, source: source, text: text))
    }

    /// Reads the variables through `value`, which gives a variable's value or nil. An empty variable is like none, as
    /// usual.
    public mutating func readEnvironment(_ value: (String) -> ByteString?) {
        let main = value("CAMELWALK").flatMap { $0.bytes.isEmpty ? nil : $0 }
        let isOn = main.flatMap { Options.truth($0) }
        if let main, isOn == nil { errors.append(OptionError("CAMELWALK takes on or off, not '\(main)'")) }
        // It overrules the file, and CAMELWALK_NO_SPLASH overrules it.
        if isOn == true { settings.isOff = false }
        for (row, option) in Options.all.enumerated() where option.reach >= .environment {
            let name = option.variable
            guard let text = value(name), !text.bytes.isEmpty else { continue }
            take(row, text, name: name, .environment, origin: "\(name)=\(text)")
        }
        if isOn == false { settings.isOff = true }
        if let main, isOn != nil, keepsOrigins { keep(row: nil, .environment, "CAMELWALK=\(main)") }
    }
}
