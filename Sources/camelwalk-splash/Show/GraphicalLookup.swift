import Glibc
import POSIX
import SplashPolicy
import Synchronization

/// Looks for a desktop entry that names a program as a graphical one. It gives up after a while: then the program is
/// like any other.
final class GraphicalLookup: Sendable {
    private enum Answer {
        case unknown
        case entry(String?)
    }

    private let program: ByteString
    private let answer = Mutex(Answer.unknown)

    init(program: ByteString) {
        self.program = program
    }

    /// The identifier of an entry that names the program, or nil. Takes its time once. May be called on any thread.
    func entry() -> String? {
        answer.withLock { answer in
            if case .entry(let entry) = answer { return entry }
            let entry = find()
            answer = .entry(entry)
            return entry
        }
    }

    private func find() -> String? {
        let names = self.names()
        var found: String?
        GraphicalEntries.forEach { file, entry in
            if entry.names(names) { found = file.description }
            return found == nil
        }
        return found
    }

    /// The program's name, and that of the file behind symbolic links.
    private func names() -> [String] {
        var names = [program.lastPathComponent.description]
        if let real = program.withCString({ realpath($0, nil) }) {
            names.append(ByteString(cString: real).lastPathComponent.description)
            free(real)
        }
        return names
    }
}
