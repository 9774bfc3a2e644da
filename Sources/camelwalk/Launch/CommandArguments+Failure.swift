import Glibc
import Launching
import POSIX

extension CommandArguments {
    /// Why execvp(3) would not run the command, as far as that can be told without trying; nil if it would.
    func failure() -> Errno? {
        var isDenied = false
        var last = Errno(ENOENT)
        for file in CommandLookup.candidates(for: name, path: searchPath()) {
            guard let error = CommandArguments.failure(of: file) else { return nil }
            switch error.number {
            case EACCES: isDenied = true
            case ENOENT, ENOTDIR, ESTALE, ENODEV, ETIMEDOUT: last = error
            default: return error
            }
        }
        return isDenied ? Errno(EACCES) : last
    }

    /// Why execve(2) would not run `file`, which may be a script that asks for an interpreter.
    private static func failure(of file: ByteString) -> Errno? {
        if let error = failureOfAccess(to: file) { return error }
        guard let line = ScriptLine(ProgramFile.head(of: file)) else { return nil }
        return failureOfAccess(to: line.interpreter)
    }

    private static func failureOfAccess(to file: ByteString) -> Errno? {
        do throws(Errno) {
            try file.valueOrErrno { access($0, X_OK) }
            return file.isRegularFile ? nil : Errno(EACCES)
        } catch {
            return error
        }
    }
}
