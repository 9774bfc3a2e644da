internal import Glibc

/// What tells a file from one that was at the same path before it.
public struct FileIdentity: Equatable, Sendable {
    /// The device that it lies on; another one if something has been mounted there.
    public var device: UInt64
    /// Its number on that device, which may be given again once the file is gone.
    public var inode: UInt64
    /// When it was last written to, in nanoseconds since 1970; 0 for a directory, which changes with all that comes
    /// into it.
    public var modified: Int64

    /// A file of these figures.
    public init(device: UInt64, inode: UInt64, modified: Int64) {
        self.device = device
        self.inode = inode
        self.modified = modified
    }

    /// Whether `other` is the same file, even if it has been written to since.
    public func isSameFile(as other: FileIdentity) -> Bool { device == other.device && inode == other.inode }

    /// The identity of the file at `path`, behind symbolic links; nil if there is none, or if this user may not see it.
    public init?(_ path: ByteString) {
        guard let status = try? path.fileStatus() else { return nil }
        self.init(status)
    }

    /// The identity of an open file; nil if it is none.
    public init?(descriptor: Int32) {
        guard let status = try? stat(descriptor: descriptor) else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        inode = UInt64(status.st_ino)
        let time = status.st_mtim
        let (seconds, isTooLarge) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
        let isTimeless = status.st_mode & S_IFMT == S_IFDIR || isTooLarge
        modified = isTimeless ? 0 : seconds &+ Int64(time.tv_nsec)
    }
}
