internal import Glibc

/// Directories that only their owner can look into.
public enum PrivateDirectory {
    /// Makes `path`, in a directory that is there, with mode 0700. Returns whether it is there now and this user's
    /// alone: somebody may have been there first. If `isEnterable`, the mode is 0711: others may use what they know by its
    /// name, and cannot list it.
    public static func make(_ path: ByteString, isEnterable: Bool = false) -> Bool {
        _ = path.withCString { mkdir($0, 0o700) }
        var status = stat()
        let isThere = path.withCString { lstat($0, &status) } == 0
        guard isThere, isOwn(status, others: isEnterable ? 0o066 : 0o077) else { return false }
        // Whatever the umask leaves of it.
        return !isEnterable || path.withCString { chmod($0, 0o711) } == 0
    }

    /// Removes a file in such a directory, and the directory too if that was the last. Errors are ignored.
    public static func remove(_ file: ByteString) {
        _ = file.withCString { unlink($0) }
        _ = file.deletingLastPathComponent.withCString { rmdir($0) }
    }

    /// Whether `path` is a directory of this user's in which nobody else can put anything in another's place.
    public static func isOwn(_ path: ByteString) -> Bool {
        var status = stat()
        return path.withCString { stat($0, &status) } == 0 && isOwn(status, others: 0o022)
    }

    private static func isOwn(_ status: stat, others: UInt32) -> Bool {
        status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid() && status.st_mode & others == 0
    }
}
