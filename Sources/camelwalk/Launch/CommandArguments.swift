import CPOSIX
import Glibc
import POSIX
import Launching

/// The command's part of the argument vector, which is handed to exec as it is.
struct CommandArguments {
    private let vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let first: UnsafeMutablePointer<CChar>
    private let count: Int

    /// The words from `index` on, or nil if there are none.
    init?(from index: Int) {
        guard index < Int(camelwalk_argument_count()), let vector = camelwalk_arguments() else { return nil }
        self.init(vector + index, count: Int(camelwalk_argument_count()) - index)
    }

    /// The `count` words of a vector that ends with a null pointer and outlives this, or nil if there are none.
    init?(_ vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>, count: Int) {
        guard let first = vector[0] else { return nil }
        self.vector = vector
        self.first = first
        self.count = count
    }

    /// The command as typed.
    var name: ByteString { ByteString(cString: first) }

    /// The word at `index`, counted from the command; nil after the last.
    func word(_ index: Int) -> UnsafePointer<CChar>? {
        index < count ? vector[index].map { UnsafePointer($0) } : nil
    }

    /// The file that execvp would run, as a path; nil if there is none.
    func executable() -> ByteString? {
        CommandLookup.candidates(for: name, path: searchPath()).first { $0.isExecutable }
    }

    /// The file that ocamlrun would read, as a path; nil if there is none.
    func bytecode() -> ByteString? {
        CommandLookup.bytecodeCandidates(for: name, path: searchPath()).first { $0.isRegularFile }
    }

    /// The first arguments, up to the first that is no option, `limit` at most: what tells one use of a command
    /// from another (`java -jar a.jar`, `git status`). Only so many bytes of each: the splash's own arguments have a
    /// limit.
    func leadingArguments(limit: Int, bytes: Int) -> [ByteString] {
        var arguments: [ByteString] = []
        for index in 1...limit {
            guard let argument = vector[index] else { break }
            let count = strnlen(argument, bytes)
            argument.withMemoryRebound(to: UInt8.self, capacity: count) {
                arguments.append(ByteString(bytes: Array(UnsafeBufferPointer(start: $0, count: count))))
            }
            if argument[0] != CChar(UInt8(ascii: "-")) { break }
        }
        return arguments
    }

    /// Becomes the command. Returns only where that fails, with the status to exit with.
    func become() -> Int32 {
        execvp(first, vector)
        return failure(.last).report()
    }

    /// That the command could not be run.
    func failure(_ error: Errno) -> LaunchFailure { LaunchFailure(name, error) }

    /// Becomes this OCaml runtime, with `file`, where there is one, and the words after the command's name. Returns
    /// only where that fails, with the status to exit with.
    func become(_ runtime: ByteString, file: ByteString?) -> Int32 {
        var words = [runtime.withCString { strdup($0) }]
        if let file { words.append(file.withCString { strdup($0) }) }
        var rest = vector + 1
        while let word = rest.pointee {
            words.append(word)
            rest += 1
        }
        words.append(nil)
        do throws(Errno) {
            // Returns only if it fails.
            try runtime.valueOrErrno { execv($0, &words) }
            return ExitStatus.failure
        } catch {
            return LaunchFailure(runtime, error).report()
        }
    }
}

extension LaunchFailure {
    /// The kernel does not run `program`.
    fileprivate init(_ program: ByteString, _ error: Errno) {
        // It cannot be seen that such a text is a script: OCaml's toplevel needs no #! line.
        let isSource = error.number == EACCES && program.bytes.suffix(3).elementsEqual(".ml".utf8)
        self.init(
            message: "\(program): \(error)" + (isSource ? "; OCaml runs a script as 'ocaml \(program)'" : ""),
            status: ExitStatus.execFailure(isMissing: error.number == ENOENT))
    }
}
