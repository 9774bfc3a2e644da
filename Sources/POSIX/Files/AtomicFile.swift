internal import CPOSIX
internal import Glibc

/// Writes files that appear whole or not at all, and reads small ones whole.
public enum AtomicFile {
    /// Puts `bytes` at `path`, in place of what was there.
    ///
    /// A file that is replaced leaves its mode to the new one, and a symbolic link stays and its target is replaced; a
    /// link of another user's is an error.
    /// Devices, pipes and the like are written to as they are. A file that was not there gets `newMode`, less the
    /// umask.
    ///
    /// A regular file is replaced as by `replace`, not durably: after a crash of the machine it may be empty. Signals
    /// wait while it is replaced; a write to a pipe or a device can be interrupted, and leaves there what has been
    /// written.
    public static func write(
        _ bytes: [UInt8], to path: ByteString, newMode: UInt32 = 0o666
    ) throws(FileError) {
        switch try WrittenPlace(path) {
        case .file(let target, let mode): try replace(target, with: bytes, mode: mode, newMode: newMode)
        case .special(let target): try writeDirectly(bytes, to: target)
        }
    }

    /// Makes the directory at `path`, with mode 0777 less the umask, unless it is there. Anything else there, but for a
    /// symbolic link to a directory, is an error.
    public static func makeDirectory(_ path: ByteString) throws(FileError) {
        try FileError.of(path) { () throws(Errno) in try makeOne(path, 0o777) }
    }

    /// Makes the directory at `path` and, if `path` is absolute, those above it that are missing, each with `mode` less
    /// the umask; a relative path's parent must be there. Directories that are there stay as they are. Anything else at
    /// one of the paths, but for a symbolic link to a directory, is an error.
    public static func makeDirectories(_ path: ByteString, mode: UInt32) throws(FileError) {
        do throws(Errno) {
            try makeOne(path, mode)
        } catch {
            let parent = path.deletingLastPathComponent
            guard error.number == ENOENT, parent != path, path.isAbsolutePath else {
                throw FileError(path, errno: error)
            }
            try makeDirectories(parent, mode: mode)
            try FileError.of(path) { () throws(Errno) in try makeOne(path, mode) }
        }
    }

    private static func makeOne(_ path: ByteString, _ mode: UInt32) throws(Errno) {
        do throws(Errno) {
            try path.valueOrErrno { mkdir($0, mode) }
        } catch {
            guard error.number == EEXIST else { throw error }
            guard try path.fileStatus().isDirectory else { throw Errno(ENOTDIR) }
        }
    }

    /// Puts a regular file with these bytes in place of what is at `path`, a symbolic link too.
    ///
    /// The bytes go to a new file beside it with a name of its own, `NAME.RANDOM.part`, which then takes its name; if
    /// anything fails, it is removed. The signals of this thread wait meanwhile, so that Ctrl-C leaves nothing half
    /// done in a process with one thread. In one with several, a signal may end another thread and the process with
    /// it: then the part may stay, and what was at `path` is whole.
    /// - Parameters:
    ///   - bytes: What the file holds.
    ///   - path: Its name, in a directory that is there.
    ///   - mode: Its mode; nil for `newMode` less the umask.
    ///   - newMode: The mode before the umask takes its bits away; it counts only if `mode` is nil.
    ///   - isDurable: Whether the bytes are on the disk before the name changes: for what cannot be made again.
    public static func replace(
        _ path: ByteString, with bytes: [UInt8], mode: UInt32? = nil, newMode: UInt32 = 0o666,
        isDurable: Bool = false
    ) throws(FileError) {
        var everything = sigset_t()
        var before = sigset_t()
        sigfillset(&everything)
        pthread_sigmask(SIG_BLOCK, &everything, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try FileError.of(path) { () throws(Errno) in
            let part = try NewPart(beside: path, mode: newMode)
            do throws(Errno) {
                if let mode { fchmod(part.descriptor, mode) }
                try writeAndClose(part.descriptor, bytes, isDurable: isDurable)
                try part.path.valueOrErrno { from in path.withCString { rename(from, $0) } }
            } catch {
                _ = part.path.withCString { unlink($0) }
                throw error
            }
        }
    }

    /// Writes `bytes` to an open descriptor, all of them, however many calls that takes. Returns whether that worked,
    /// with `errno` set if not; then any number of the first bytes may have been written.
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
        try FileError.of(path) { () throws(Errno) in
            let descriptor = try path.valueOrErrno { camelwalk_open_special($0) }
            try writeAndClose(descriptor, bytes, isDurable: false)
        }
    }

    private static func writeAndClose(
        _ descriptor: Int32, _ bytes: [UInt8], isDurable: Bool
    ) throws(Errno) {
        guard writeAll(bytes, to: descriptor), !isDurable || fsync(descriptor) == 0 else {
            let error = Errno.last
            close(descriptor)
            throw error
        }
        // Some file systems tell only now that they are full.
        try valueOrErrno { close(descriptor) }
    }
}
