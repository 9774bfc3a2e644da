internal import Glibc

extension AtomicFile {
    /// A file that was read.
    public struct Contents {
        /// All its bytes.
        public var bytes: [UInt8]
        /// Its permissions.
        public var mode: UInt32
    }

    /// The regular file at `path`, which must not hold more than `maximumBytes` bytes. Never waits, for no FIFO either.
    /// Unless `followsLinks`, a symbolic link is an error.
    public static func read(
        _ path: ByteString, maximumBytes: Int, followsLinks: Bool = true
    ) throws(FileError) -> Contents {
        let descriptor = try open(path, followsLinks: followsLinks)
        defer { close(descriptor) }
        return try contents(of: descriptor, maximumBytes: maximumBytes, path)
    }

    private static func open(_ path: ByteString, followsLinks: Bool) throws(FileError) -> Int32 {
        do throws(Errno) {
            return try path.openToRead(followsLinks: followsLinks)
        } catch {
            guard error.number == ELOOP, !followsLinks else { throw FileError(path, .read, errno: error) }
            throw FileError(path, .read, reason: "it is a symbolic link")
        }
    }

    /// As `read`, which follows links; nil if there is no such file.
    public static func readIfPresent(_ path: ByteString, maximumBytes: Int) throws(FileError) -> Contents? {
        let descriptor: Int32
        do throws(Errno) {
            descriptor = try path.openToRead()
        } catch {
            if error.number == ENOENT || error.number == ENOTDIR { return nil }
            throw FileError(path, .read, errno: error)
        }
        defer { close(descriptor) }
        return try contents(of: descriptor, maximumBytes: maximumBytes, path)
    }

    /// The regular file that is open as `descriptor`; `path` is for the error.
    static func contents(
        of descriptor: Int32, maximumBytes: Int, _ path: ByteString
    ) throws(FileError) -> Contents {
        let status = try FileError.of(path, .read) { () throws(Errno) in try stat(descriptor: descriptor) }
        guard status.isRegularFile else { throw FileError(path, .read, reason: "it is not a file") }
        let bytes = try bytes(descriptor, size: Int(status.st_size), maximumBytes: maximumBytes, path)
        return Contents(bytes: bytes, mode: status.st_mode & 0o7777)
    }

    private static func bytes(
        _ descriptor: Int32, size: Int, maximumBytes: Int, _ path: ByteString
    ) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        // Touching memory that is not needed would take longer than reading a small file.
        var buffer = [UInt8](repeating: 0, count: min(65_536, max(512, size + 1)))
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 {
                let error = Errno.last
                if error.number == EINTR { continue }
                throw FileError(path, .read, errno: error)
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= maximumBytes else {
                throw FileError(path, .read, reason: "it is larger than \(maximumBytes) bytes")
            }
        }
    }
}
