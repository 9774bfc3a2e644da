public import POSIX
internal import SplashProtocol

/// An option: one row of the table, from which the command line, the environment variables, the configuration file,
/// the help, the manual and the completions are made.
///
/// Nothing here is generic, since the launcher reads options on its way to the command: making generic types at run
/// time would take longer than all the reading.
public struct Option: Sendable {
    /// Where the help lists it.
    public enum Section: String, Sendable {
        case splash = "Splash"
        case headless = "Headless"
        case desktopEntries = "Desktop entries"
        case general = "General"
        /// For tools; the help leaves it out.
        case hidden = "Hidden"
    }

    /// What a shell offers for the value.
    public enum Completion: Sendable {
        case nothing
        case file
        case directory
        /// A file, or a port of ALSA's sequencer.
        case device
        /// A program, by its path or its name.
        case program
        /// Words between spaces.
        case words(StaticString)
    }

    /// Where it may be given. Each place includes those before it.
    public enum Reach: Int, Comparable, Sendable {
        case commandLine, environment, configuration

        /// Whether `first` reaches less far.
        public static func < (first: Reach, second: Reach) -> Bool { first.rawValue < second.rawValue }
    }

    /// An option that is answered with a text, and nothing is run.
    public enum Answer: Sendable {
        case help, version, table
    }

    /// Reads a value into the settings; false if the value cannot be used, and then nothing has changed. A flag
    /// gets `1` or, from its negation, `0`.
    public typealias Read = @Sendable (ByteString, inout Settings) -> Bool

    /// The name without dashes.
    public let name: StaticString
    /// The name without dashes of the option for the opposite, or nil.
    public let negation: StaticString?
    /// What stands for the value in the help; nil for a flag.
    public let value: StaticString?
    /// The unit of the value and the default, or nil.
    public let unit: StaticString?
    /// The default as one would type it; nil if there is none, or the help says it in words.
    public let defaultValue: StaticString?
    /// The section of the help.
    public let section: Section
    /// One or two sentences.
    public let help: StaticString
    /// What a value must be, as the end of a sentence that begins "takes".
    public let expectation: StaticString
    /// What a shell offers for the value.
    public let completion: Completion
    /// Where it may be given.
    public let reach: Reach
    /// The answer that it asks for, or nil.
    public let answer: Answer?
    /// How it is read.
    public let read: Read

    /// A row of the table. `takes` is what a value must be; a flag takes 1 or 0 from elsewhere than the command line.
    init(
        _ name: StaticString, or negation: StaticString? = nil, _ value: StaticString? = nil,
        unit: StaticString? = nil, default defaultValue: StaticString? = nil, in section: Section,
        _ reach: Reach = .configuration, completion: Completion = .nothing, answer: Answer? = nil,
        help: StaticString, takes expectation: StaticString = "1 or 0", read: @escaping Read
    ) {
        self.name = name
        self.negation = negation
        self.value = value
        self.unit = unit
        self.defaultValue = defaultValue
        self.section = section
        self.help = help
        self.expectation = expectation
        self.completion = completion
        self.reach = reach
        self.answer = answer
        self.read = read
    }

    /// The option as it is typed, for example `--min-time`.
    public var optionName: String { "--\(name)" }

    /// The option and what stands for its value, for example `--min-time <ms>`.
    public var usage: String { value.map { "\(optionName) <\($0)>" } ?? optionName }

    /// The environment variable, for example `CAMELWALK_MIN_TIME`.
    public var variable: String {
        var bytes = Array("CAMELWALK_".utf8)
        for index in 0..<name.utf8CodeUnitCount {
            let byte = name.utf8Start[index]
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            bytes.append(isLetter ? byte - 32 : UInt8(ascii: "_"))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether it may be set for good.
    var isLasting: Bool { reach == .configuration }

    /// Whether a value that is relative names a file from where one stands.
    func isPath(_ value: ByteString) -> Bool {
        switch completion {
        case .file, .directory: !value.bytes.isEmpty
        case .device: !value.bytes.isEmpty && !MIDIDestination.isSequencer(value)
        // A word without a slash is looked up in PATH.
        case .program: value.bytes.contains(UInt8(ascii: "/"))
        case .nothing, .words: false
        }
    }

    /// That `value`, given under `name`, cannot be used.
    func refusal(of value: ByteString, name: String) -> OptionError {
        let start = "\(name) takes \(expectation)"
        return OptionError(value.bytes.isEmpty ? start : "\(start), not '\(value)'")
    }
}

/// What is wrong with an option or its value.
public struct OptionError: Error, Equatable, Sendable {
    /// One line: what was given, and what is expected.
    public let message: String

    /// An error that is told like this.
    public init(_ message: String) {
        self.message = message
    }
}
