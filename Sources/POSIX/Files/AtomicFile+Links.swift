internal import CPOSIX
internal import Glibc

extension AtomicFile {
    /// As many links as the kernel follows (path_resolution(7)).
    private static let maximumLinks = 40

    /// The end of a chain of symbolic links; `path` itself if there is no link, or if nothing is behind it.
    ///
    /// This follows only links of this user's or the system's: in a folder that others can write to, somebody may have
    /// replaced the file with a link to a file of this user's. Not every kernel is set to prevent that
    /// (fs.protected_symlinks), and none does in a folder of another user's.
    static func resolved(_ path: ByteString) throws(FileError) -> ByteString {
        var current = path
        for _ in 0..<maximumLinks {
            guard let target = try link(current, for: path) else {
                // The name behind /dev/stdout may be one that only the kernel knows ("pipe:[4711]").
                return (try? current.fileStatus()) == nil ? path : current
            }
            current = target.absolutePath(from: current.deletingLastPathComponent)
        }
        throw FileError(path, errno: Errno(ELOOP))
    }

    /// Where the symbolic link `current` leads; nil if it is none.
    private static func link(_ current: ByteString, for path: ByteString) throws(FileError) -> ByteString? {
        // One descriptor for both questions: between them, the name may be given to another link.
        guard let descriptor = try? current.valueOrErrno({ camelwalk_open_name($0) }) else { return nil }
        defer { close(descriptor) }
        guard let status = try? stat(descriptor: descriptor), status.st_mode & S_IFMT == S_IFLNK else {
            return nil
        }
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw FileError(path, .write, reason: "it is a symbolic link of another user's")
        }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlinkat(descriptor, "", &buffer, buffer.count - 1)
        return count > 0 ? ByteString(cString: buffer) : nil
    }
}
