internal import Glibc

/// Where the bytes go that are written to a path.
enum WrittenPlace {
    /// Into a regular file, in place of one that has this mode; nil if there is none yet.
    case file(ByteString, mode: UInt32?)
    /// To a device, a pipe or the like.
    case special(ByteString)

    /// The place behind `path`, whose symbolic links are followed. Throws if that is a directory, or if a link is another
    /// user's.
    init(_ path: ByteString) throws(FileError) {
        let target = try AtomicFile.resolved(path)
        let status = try? target.fileStatus()
        switch status.map({ $0.st_mode & S_IFMT }) {
        case nil: self = .file(target, mode: nil)
        case S_IFREG: self = .file(target, mode: status.map { $0.st_mode & 0o7777 })
        case S_IFDIR: throw FileError(path, errno: Errno(EISDIR))
        default: self = .special(target)
        }
    }
}
