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

    /// Whether there is a file that execvp would try.
    var exists: Bool {
        let path = getenv("PATH").map { ByteString(cString: $0) }
        return CommandLookup.candidates(for: name, path: path).contains { candidate in
            candidate.withCString { access($0, X_OK) } == 0 && !candidate.isDirectory
        }
    }

    /// Becomes the command. Returns only where that fails, with the status to exit with.
    func become() -> Int32 {
        execvp(first, vector)
        let error = errno
        complain("\(name): \(errorText(error))")
        return ExitStatus.execFailure(isMissing: error == ENOENT)
    }
}
