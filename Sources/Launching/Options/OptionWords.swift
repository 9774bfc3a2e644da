internal import CPOSIX
internal import Glibc
public import POSIX

/// The options at the beginning of a command line, taken apart by getopt_long(3): `--name value`, `--name=value`, names
/// that are shortened, and `--`. They end at the first word that is not one.
public struct OptionWords {
    /// An option that was typed.
    struct Given {
        /// Its row in the table.
        var row: Int
        /// Whether it was its negation.
        var isNegated: Bool
        /// Its value; nil for a flag.
        var value: UnsafePointer<CChar>?
    }

    /// The options in their order.
    private(set) var given: [Given] = []
    /// What camelwalk prints instead of running a command, or nil.
    public private(set) var answer: Option.Answer?
    /// Position of the first word behind the options.
    public private(set) var end = 1

    /// No options, and the first word behind them at `end`.
    public init(end: Int) {
        self.end = end
    }

    /// Whether the option `name` was typed.
    public func contains(_ name: StaticString) -> Bool {
        let row = Options.index(of: name)
        return given.contains { $0.row == row }
    }

    /// What was typed of options that may be set for good, each as its words. `absolute` makes paths absolute.
    public func lastingOptions(absolute: (ByteString) -> ByteString) -> [[ByteString]] {
        given.filter { Options.all[$0.row].isLasting }.map { given in
            let option = Options.all[given.row]
            let name = given.isNegated ? option.negation ?? option.name : option.name
            guard let value = given.value.map({ ByteString(cString: $0) }) else {
                return [ByteString("--\(name)")]
            }
            return [ByteString("--\(name)"), option.isPath(value) ? absolute(value) : value]
        }
    }

    // Beyond all letters.
    private static let firstCode: Int32 = 256

    /// Reads the words of an argument vector, of which the first is the program's name. They must outlive this value.
    /// One thread at a time: the C library keeps its place for the whole process.
    public init(
        count: Int32, words: UnsafePointer<UnsafeMutablePointer<CChar>?>
    ) throws(OptionError) {
        // The most frequent case needs no table.
        guard count > 1, let first = words[1], first[0] == CChar(UInt8(ascii: "-")) else { return }
        let names = OptionWords.names()
        camelwalk_begin_options()
        while answer == nil {
            let word = camelwalk_next_option(count, words, names)
            end = Int(word.next)
            if word.code == -1 { return }
            try take(word, typed: words[Int(word.position)])
        }
    }

    private mutating func take(
        _ word: camelwalk_option_word, typed: UnsafeMutablePointer<CChar>?
    ) throws(OptionError) {
        if word.code == Int32(UInt8(ascii: "h")) {
            answer = .help
            return
        }
        guard word.code >= OptionWords.firstCode else {
            throw OptionWords.error(word, typed: typed.map { ByteString(cString: $0) } ?? "")
        }
        let number = Int(word.code - OptionWords.firstCode)
        let option = Options.all[number / 2]
        if word.is_value_separate != 0, let value = word.value, OptionWords.isOption(value) {
            throw OptionWords.missingValue(option)
        }
        answer = option.answer
        given.append(Given(row: number / 2, isNegated: number % 2 == 1, value: word.value))
    }

    /// Whether a word is an option rather than a value: `--delay --mute` lacks a value, and `--delay -5` has one.
    private static func isOption(_ word: UnsafePointer<CChar>) -> Bool {
        // An empty one has no second byte.
        guard word[0] == CChar(UInt8(ascii: "-")) else { return false }
        let second = UInt8(bitPattern: word[1])
        return second != 0 && second != UInt8(ascii: ".")
            && !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(second)
    }

    private static func error(_ word: camelwalk_option_word, typed: ByteString) -> OptionError {
        let known = word.option >= firstCode ? Options.all[Int(word.option - firstCode) / 2] : nil
        guard let known else { return unknown(typed) }
        guard word.code != Int32(UInt8(ascii: ":")) else { return missingValue(known) }
        let parts = typed.bytes.split(separator: UInt8(ascii: "="), maxSplits: 1)
        let value = ByteString(bytes: parts.count > 1 ? Array(parts[1]) : [])
        return OptionError("\(known.optionName) takes no value, not even '\(value)'")
    }

    private static func missingValue(_ option: Option) -> OptionError {
        OptionError("missing value for '\(option.usage)'")
    }

    /// That a word is no option, or may be several.
    static func unknown(_ typed: ByteString) -> OptionError {
        let word = typed.bytes.prefix { $0 != UInt8(ascii: "=") }
        let name = ByteString(bytes: Array(word.drop { $0 == UInt8(ascii: "-") })).description
        let candidates = OptionNames.candidates(for: name).map { "--" + $0 }
        if typed.bytes.starts(with: "--".utf8), !name.isEmpty, candidates.count > 1 {
            return OptionError(
                "ambiguous option '\(ByteString(bytes: Array(word)))'; it may be "
                    + candidates.dropLast().joined(separator: ", ")
                    + " or \(candidates[candidates.count - 1])")
        }
        let advice = OptionNames.nearest(to: name).map { "; did you mean --\($0)?" } ?? ""
        return OptionError("unknown option '\(ByteString(bytes: Array(word)))'\(advice)")
    }

    /// The table as getopt_long(3) takes it.
    private static func names() -> [option] {
        var names: [option] = []
        names.reserveCapacity(2 * Options.all.count + 1)
        for (index, row) in Options.all.enumerated() {
            let takesValue = row.value == nil ? no_argument : required_argument
            let code = firstCode + 2 * Int32(index)
            names.append(entry(row.name, takesValue, code))
            if let negation = row.negation { names.append(entry(negation, no_argument, code + 1)) }
        }
        names.append(option())
        return names
    }

    private static func entry(_ name: StaticString, _ takesValue: Int32, _ code: Int32) -> option {
        // A static string ends with a zero.
        let characters = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        return option(name: characters, has_arg: takesValue, flag: nil, val: code)
    }
}
