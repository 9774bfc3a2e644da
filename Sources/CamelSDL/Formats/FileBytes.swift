internal import Glibc
package import POSIX

/// A whole file in memory. Freed with the last reference.
package final class FileBytes: @unchecked Sendable {
    /// The bytes, valid as long as this object.
    package let bytes: UnsafeRawBufferPointer
    /// Where it was read from.
    let path: ByteString
    /// The path, for errors.
    var name: String { path.description }

    // More than any picture or sheet within the limits, and what SDL's own streams can count.
    private static let most = 1 << 30

    /// Reads the file at `path`.
    package init(_ path: ByteString) throws(SDLError) {
        let action = "cannot read \(path)"
        let descriptor = path.withCString { open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
        guard descriptor >= 0 else { throw FileBytes.error(action) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileBytes.error(action) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SDLError(action, "it is not a file") }
        guard status.st_size <= FileBytes.most else { throw SDLError(action, "it is larger than 1 GiB") }
        guard status.st_size > 0 else { throw SDLError(action, "it is empty") }
        let buffer = FileBytes.memory(Int(status.st_size))
        let count = FileBytes.read(descriptor, into: buffer)
        // A file that has become shorter since is read as far as it goes.
        bytes = UnsafeRawBufferPointer(rebasing: buffer[..<max(0, count)])
        self.path = path
        if count < 0 { throw FileBytes.error(action) }
    }

    /// A copy of `source`, called `name`.
    init(copying source: UnsafeRawBufferPointer, name: String) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 16)
        buffer.copyMemory(from: source)
        bytes = UnsafeRawBufferPointer(rebasing: buffer[..<source.count])
        path = ByteString(name)
    }

    deinit { bytes.deallocate() }

    private static func memory(_ count: Int) -> UnsafeMutableRawBufferPointer {
        let page = 2 << 20
        guard count >= page else { return .allocate(byteCount: count, alignment: 16) }
        // The first frame of a long file waits for all of it, and half of that time goes into small pages.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: page)
        madvise(buffer.baseAddress, count, MADV_HUGEPAGE)
        return buffer
    }

    /// How many bytes were read, or -1.
    private static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
            if count < 0, errno == EINTR { continue }
            if count < 0 { return -1 }
            if count == 0 { break }
            filled += count
        }
        return filled
    }

    private static func error(_ action: String) -> SDLError {
        SDLError(action, strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }
}
