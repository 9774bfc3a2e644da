import CLaunching
import Glibc
import Handover
import Launching

/// The command's part of the argument vector, which is handed to exec as it is.
struct CommandArguments {
    private let vector: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let first: UnsafeMutablePointer<CChar>

    /// The words from `index` on, or nil where there are none.
    init?(from index: Int) {
        guard index < Int(camelwalk_argument_count()), let vector = camelwalk_arguments(),
            let first = vector[index]
        else {
            return nil
        }
        self.vector = vector + index
        self.first = first
    }

    /// The command as typed.
    var name: ByteString { ByteString(cString: first) }

    /// The file that execvp would run, as a path; nil where there is none.
    func executable() -> ByteString? {
        let path = getenv("PATH").map { ByteString(cString: $0) }
        return CommandLookup.candidates(for: name, path: path).first { $0.isExecutable }
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
        let error = errno
        complain("\(name): \(errorText(error))")
        return ExitStatus.execFailure(isMissing: error == ENOENT)
    }
}

extension ByteString {
    /// Whether this is the path of a file that may be executed.
    var isExecutable: Bool { withCString { access($0, X_OK) } == 0 && !isDirectory }
}
