import CPOSIX
import Glibc
import POSIX
import Launching

/// This very program, as others may start it.
enum OwnProgram {
    /// Its file, or nil where the system does not say.
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
        guard let own = path(), let file = identity(own) else {
            throw DesktopEntryError("camelwalk's own file is not to be found")
        }
        let found = CommandLookup.candidates(for: "camelwalk", path: searchPath()).first { $0.isExecutable }
        // What a relative directory finds depends on where one stands.
        if let found, found.isAbsolutePath, let other = identity(found), other == file { return "camelwalk" }
        return try ExecWord.word(for: own)
    }

    private static func identity(_ path: ByteString) -> [UInt]? {
        guard let status = try? path.fileStatus() else { return nil }
        return [UInt(status.st_dev), UInt(status.st_ino)]
    }
}
