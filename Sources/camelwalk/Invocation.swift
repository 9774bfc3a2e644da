import CPOSIX
import Glibc
import POSIX
import Launching

/// What was typed: the options, and where in the argument vector the command begins.
struct Invocation {
    /// The options.
    let words: OptionWords

    /// Whether the program was started as camelrun, or in ocamlrun's place: then it has no options, and all words are
    /// ocamlrun's.
    static let isCamelrun: Bool = {
        guard camelwalk_argument_count() > 0, let name = pointer(0) else { return false }
        let last = strrchr(name, Int32(UInt8(ascii: "/"))).map { $0 + 1 } ?? name
        return strcmp(last, "camelrun") == 0 || strcmp(last, "ocamlrun") == 0
    }()

    /// Takes the process's arguments apart.
    init() throws(OptionError) {
        words =
            Invocation.isCamelrun
            ? OptionWords(end: 0)
            : try OptionWords(count: camelwalk_argument_count(), words: camelwalk_arguments())
    }

    /// The command and its arguments, as typed; from the program's own name on where it was started as camelrun. Nil
    /// where there is none.
    var command: CommandArguments? { CommandArguments(from: words.end) }

    /// The last component of the command's path, or nil: that of the bytecode file, under camelrun.
    var commandName: ByteString? {
        guard let command else { return nil }
        guard Invocation.isCamelrun else { return command.name.lastPathComponent }
        let file = OCamlrunWords { command.word($0 + 1) }.file
        return file.flatMap { command.word($0 + 1) }.map { ByteString(cString: $0).lastPathComponent }
    }

    private static func pointer(_ index: Int) -> UnsafeMutablePointer<CChar>? {
        index < Int(camelwalk_argument_count()) ? camelwalk_arguments()[index] : nil
    }
}
