import CPOSIX
import Glibc
import POSIX
import Launching

/// This very program, as others may start it.
enum OwnProgram {
    /// Its file, or nil if the system does not say.
    static func path() -> ByteString? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        if length > 0 { return ByteString(cString: buffer) }
        // Without /proc there is what exec was told.
        guard let path = camelwalk_executed_path().map({ ByteString(cString: $0) }) else { return nil }
        return path.absolutePath(from: workingDirectory())
    }

    /// The word by which a desktop entry starts it: its bare name where PATH leads to this file, so that the entry
    /// stays right when the program moves with its PATH; or else its path.
    static func execWord() throws(DesktopEntryError) -> String {
        guard let own = path(), let file = FileIdentity(own) else {
            throw DesktopEntryError("camelwalk's own file is not to be found")
        }
        let found = CommandLookup.candidates(for: "camelwalk", path: searchPath()).first { $0.isExecutable }
        // What a relative directory finds depends on where one stands.
        if let found, found.isAbsolutePath, let other = FileIdentity(found), other.isSameFile(as: file) {
            return "camelwalk"
        }
        return try ExecWord.word(for: own)
    }

    /// Whether `path` leads to this program's file.
    static func isFile(_ path: ByteString) -> Bool {
        // Without /proc there is what exec was told, which may be the script that this program is to interpret; but
        // then the next one that is executed is told the truth.
        let own =
            FileIdentity("/proc/self/exe")
            ?? camelwalk_executed_path().flatMap { FileIdentity(ByteString(cString: $0)) }
        guard let own, let other = FileIdentity(path) else { return false }
        return own.isSameFile(as: other)
    }
}
