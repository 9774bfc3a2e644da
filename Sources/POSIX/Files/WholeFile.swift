internal import CPOSIX
internal import Glibc

/// Writes files that appear whole or not at all, and reads small ones whole.
public enum WholeFile {
    /// Puts `bytes` at `path`, in place of what was there.
    ///
    /// A file that is replaced leaves its mode to the new one, and a symbolic link stays and its target is replaced; a
    /// link of another user's is an error.
    /// Devices, pipes and the like are written to as they are. A file that was not there gets `newMode`, less the umask.
    public static func write(
        _ bytes: [UInt8], to path: ByteString, newMode: UInt32 = 0o666
    ) throws(FileError) {
        let target = try resolved(path)
        var status = stat()
        let exists = target.withCString { stat($0, &status) } == 0
        switch exists ? status.st_mode & S_IFMT : S_IFREG {
        case S_IFREG:
            try replace(
                target, with: bytes, mode: exists ? status.st_mode & 0o7777 : nil, newMode: newMode)
        case S_IFDIR: throw FileError(path, errno: EISDIR)
        default: try writeDirectly(bytes, to: target)
        }
    }

    /// Makes the directory at `path` unless it is there.
    public static func makeDirectory(_ path: ByteString) throws(FileError) {
        guard path.withCString({ mkdir($0, 0o777) }) != 0 else { return }
        guard errno == EEXIST else { throw FileError(path) }
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else { throw FileError(path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(path, errno: ENOTDIR) }
    }

    /// Makes the directory at `path` and those above it that are missing, each with `mode` less the umask.
    public static func makeDirectories(_ path: ByteString, mode: UInt32) throws(FileError) {
        guard path.withCString({ mkdir($0, mode) }) != 0, errno != EEXIST else { return }
        let parent = path.deletingLastPathComponent
        guard errno == ENOENT, parent != path, path.isAbsolutePath else { throw FileError(path) }
        try makeDirectories(parent, mode: mode)
        guard path.withCString({ mkdir($0, mode) }) == 0 || errno == EEXIST else { throw FileError(path) }
    }

    /// Puts a regular file with these bytes in place of what is at `path`, a symbolic link too.
    ///
    /// The bytes go to a new file beside it, which then takes its name. Signals wait meanwhile, so that Ctrl-C
    /// leaves nothing half done.
    /// - Parameters:
    ///   - bytes: What the file holds.
    ///   - path: Its name, in a directory that is there.
    ///   - mode: Its mode; nil for `newMode` less the umask.
    ///   - newMode: See there.
    ///   - isDurable: Whether the bytes are on the disk before the name changes: for what cannot be made anew.
    public static func replace(
        _ path: ByteString, with bytes: [UInt8], mode: UInt32? = nil, newMode: UInt32 = 0o666,
        isDurable: Bool = false
    ) throws(FileError) {
        let temporary = ByteString(bytes: path.bytes + Array(".\(getpid()).part".utf8))
        var everything = sigset_t()
        var before = sigset_t()
        sigfillset(&everything)
        sigprocmask(SIG_BLOCK, &everything, &before)
        defer { sigprocmask(SIG_SETMASK, &before, nil) }
        do throws(FileError) {
            let descriptor = temporary.withCString { camelwalk_create_new($0, newMode) }
            guard descriptor >= 0 else { throw FileError(path) }
            if let mode { fchmod(descriptor, mode) }
            try writeAndClose(descriptor, bytes, path, isDurable: isDurable)
            guard temporary.withCString({ from in path.withCString { rename(from, $0) } }) == 0 else {
                throw FileError(path)
            }
        } catch {
            _ = temporary.withCString { unlink($0) }
            throw error
        }
    }

    /// Writes `bytes` to an open descriptor, all of them. Returns whether that worked, with `errno` set.
    public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + position }, $0.count - position)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            position += count
        }
        return true
    }

    private static func writeDirectly(_ bytes: [UInt8], to path: ByteString) throws(FileError) {
        let descriptor = path.withCString { camelwalk_open_special($0) }
        guard descriptor >= 0 else { throw FileError(path) }
        try writeAndClose(descriptor, bytes, path, isDurable: false)
    }

    private static func writeAndClose(
        _ descriptor: Int32, _ bytes: [UInt8], _ path: ByteString, isDurable: Bool
    ) throws(FileError) {
        guard writeAll(bytes, to: descriptor), !isDurable || fsync(descriptor) == 0 else {
            let error = FileError(path)
            close(descriptor)
            throw error
        }
        // Some file systems tell only now that they are full.
        guard close(descriptor) == 0 else { throw FileError(path) }
    }
}
