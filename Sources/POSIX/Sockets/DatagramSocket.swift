internal import Glibc

/// Datagram sockets with a name in the file system.
public enum DatagramSocket {
    /// A socket bound to `path`, which must not exist, with close-on-exec. Who may write to its file, of
    /// mode `mode`, may send to it. Returns -1 with `errno` set. The file is the caller's to remove.
    public static func bind(to path: ByteString, mode: UInt32 = 0o600) -> Int32 {
        use(path) { descriptor, address, length in
            guard Glibc.bind(descriptor, address, length) == 0 else { return -1 }
            // Whatever the umask leaves of it.
            return path.withCString { chmod($0, mode) }
        }
    }

    /// Whether a socket is bound to `path`: a file that one has left behind refuses. True if nobody may say.
    public static func isBound(_ path: ByteString) -> Bool {
        let descriptor = use(path) { connect($0, $1, $2) }
        guard descriptor >= 0 else { return errno != ECONNREFUSED }
        close(descriptor)
        return true
    }

    private static func use(
        _ path: ByteString, _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        guard let address = sockaddr_un(path: path) else {
            errno = ENAMETOOLONG
            return -1
        }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return -1 }
        let result = address.withPointer { body(descriptor, $0, $1) }
        guard result != 0 else { return descriptor }
        let number = errno
        close(descriptor)
        errno = number
        return -1
    }
}
