public import Glibc

/// What the system is asked with a byte string.
extension ByteString {
    /// The value of an environment variable; nil if it is not set.
    public init?(environment name: String) {
        guard let value = getenv(name) else { return nil }
        self.init(cString: value)
    }

    /// What `call`, a function of the C library, returns for the zero-terminated bytes; if that is negative, the error
    /// that it has left in `errno`. That is read before the bytes are freed, which may change it.
    @discardableResult
    public func valueOrErrno(_ call: (UnsafePointer<CChar>) -> Int32) throws(Errno) -> Int32 {
        try withCString { bytes -> Result<Int32, Errno> in
            let value = call(bytes)
            return value < 0 ? .failure(.last) : .success(value)
        }.get()
    }

    /// Opens the file with this path to read it, with close-on-exec. Never waits, for no FIFO either, and never makes a
    /// terminal the controlling one. The descriptor is the caller's to close. Unless `followsLinks`, a symbolic link
    /// is an error (`ELOOP`).
    public func openToRead(followsLinks: Bool = true) throws(Errno) -> Int32 {
        let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
        return try valueOrErrno { open($0, flags) }
    }

    /// What the file system says of the entry with this path, or of what it leads to.
    public func fileStatus(followsLinks: Bool = true) throws(Errno) -> stat {
        var status = stat()
        try valueOrErrno { followsLinks ? stat($0, &status) : lstat($0, &status) }
        return status
    }

    /// Whether this is the path of a directory that is there, or of a symbolic link to one. False if nobody may look.
    public var isDirectory: Bool { (try? fileStatus())?.isDirectory ?? false }

    /// Whether this is the path of a regular file that is there, or of a symbolic link to one. False if nobody may
    /// look.
    public var isRegularFile: Bool { (try? fileStatus())?.isRegularFile ?? false }
}

extension stat {
    /// What is known of an open file.
    public init(descriptor: Int32) throws(Errno) {
        self.init()
        guard fstat(descriptor, &self) == 0 else { throw .last }
    }

    /// Whether it is a directory.
    public var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }

    /// Whether it is a regular file.
    public var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
}
