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
    private static let maximumBytes = 1 << 30

    /// Reads the file at `path`.
    package convenience init(_ path: ByteString) throws(AnimationError) {
        let (descriptor, size) = try FileBytes.opened(path)
        defer { close(descriptor) }
        try self.init(reading: descriptor, size: size, path)
    }

    /// Reads the file behind `descriptor`, which has `size` bytes or fewer, from its beginning.
    init(reading descriptor: Int32, size: Int, _ path: ByteString) throws(AnimationError) {
        let buffer = FileBytes.memory(size)
        let (count, error) = FileBytes.read(descriptor, from: 0, into: buffer)
        // The file may have become shorter since.
        bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
        self.path = path
        if let error { throw AnimationError("cannot read \(path)", error.description) }
    }

    /// The file at `path`, open to read, and its size. Throws if there is none, or one that cannot be used.
    static func opened(_ path: ByteString) throws(AnimationError) -> (descriptor: Int32, size: Int) {
        let action = "cannot read \(path)"
        let (descriptor, status) = try opened(path, action)
        let size = Int(status.st_size)
        guard let reason = reason(against: status, size) else { return (descriptor, size) }
        close(descriptor)
        throw AnimationError(action, reason)
    }

    private static func reason(against status: stat, _ size: Int) -> String? {
        guard status.isRegularFile else { return "it is not a file" }
        guard size <= maximumBytes else { return "it is larger than 1 GiB" }
        return size > 0 ? nil : "it is empty"
    }

    private static func opened(
        _ path: ByteString, _ action: String
    ) throws(AnimationError) -> (descriptor: Int32, status: stat) {
        do throws(Errno) {
            let descriptor = try path.openToRead()
            return (descriptor, try stat(descriptor: descriptor))
        } catch {
            throw AnimationError(action, error.description)
        }
    }

    /// A copy of `source`, called `name`.
    convenience init(copying source: UnsafeRawBufferPointer, name: String) {
        self.init(copying: source, path: ByteString(name))
    }

    private init(copying source: UnsafeRawBufferPointer, path: ByteString) {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 16)
        buffer.copyMemory(from: source)
        bytes = UnsafeRawBufferPointer(rebasing: buffer[..<source.count])
        self.path = path
    }

    /// The same file with other content.
    func replaced(with content: [UInt8]) -> FileBytes {
        content.withUnsafeBytes { FileBytes(copying: $0, path: path) }
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

    /// Fills `buffer` from the file's byte `start` on: how many bytes were read, and what kept it from reading more.
    static func read(
        _ descriptor: Int32, from start: Int, into buffer: UnsafeMutableRawBufferPointer
    ) -> (count: Int, error: Errno?) {
        var filled = 0
        while filled < buffer.count {
            let count = pread(
                descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled,
                off_t(start + filled))
            if count < 0 {
                let error = Errno.last
                if error.number == EINTR { continue }
                return (filled, error)
            }
            if count == 0 { break }
            filled += count
        }
        return (filled, nil)
    }
}
