internal import Glibc

extension WholeFile {
    /// A file that was read.
    public struct Contents {
        /// All its bytes.
        public var bytes: [UInt8]
        /// Its permissions.
        public var mode: UInt32
    }

    /// The regular file at `path`, which must not hold more than `most` bytes. Never waits, for no FIFO either.
    /// Unless `followsLinks`, a symbolic link is an error.
    public static func read(
        _ path: ByteString, most: Int, followsLinks: Bool = true
    ) throws(FileError) -> Contents {
        let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
        let descriptor = path.withCString { open($0, flags) }
        if descriptor < 0, errno == ELOOP, !followsLinks {
            throw FileError(path, .read, reason: "it is a symbolic link")
        }
        guard descriptor >= 0 else { throw FileError(path, .read) }
        return try contents(descriptor, most: most, path)
    }

    /// As `read`, which follows links; nil where there is no such file.
    public static func readIfPresent(_ path: ByteString, most: Int) throws(FileError) -> Contents? {
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
        if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
        guard descriptor >= 0 else { throw FileError(path, .read) }
        return try contents(descriptor, most: most, path)
    }

    /// Reads the open file, and closes it.
    private static func contents(
        _ descriptor: Int32, most: Int, _ path: ByteString
    ) throws(FileError) -> Contents {
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(path, .read) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw FileError(path, .read, reason: "it is not a file")
        }
        let bytes = try bytes(descriptor, size: Int(status.st_size), most: most, path)
        return Contents(bytes: bytes, mode: status.st_mode & 0o7777)
    }

    private static func bytes(
        _ descriptor: Int32, size: Int, most: Int, _ path: ByteString
    ) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        // Touching memory that is not needed would take longer than reading a small file.
        var buffer = [UInt8](repeating: 0, count: min(65_536, max(512, size + 1)))
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path, .read) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= most else {
                throw FileError(path, .read, reason: "it is larger than \(most) bytes")
            }
        }
    }
}
