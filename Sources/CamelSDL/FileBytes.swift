internal import Glibc
internal import Handover

/// A whole file in memory.
struct FileBytes {
    let bytes: [UInt8]

    // More than any picture or sheet within the limits, and what SDL's own streams can count.
    private static let most = 1 << 30

    /// Reads the file at `path`, zero-terminated bytes. `name` is for the error.
    init(path: UnsafePointer<CChar>, name: String) throws(SDLError) {
        let action = "cannot read \(name)"
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileBytes.error(action) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileBytes.error(action) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw SDLError(action, "it is not a file") }
        guard status.st_size <= FileBytes.most else { throw SDLError(action, "it is larger than 1 GiB") }
        guard status.st_size > 0 else { throw SDLError(action, "it is empty") }
        var failed = false
        bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
            while filled < buffer.count {
                let count = Glibc.read(
                    descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
                if count < 0, errno == EINTR { continue }
                failed = count < 0
                if count <= 0 { break }
                filled += count
            }
        }
        if failed { throw FileBytes.error(action) }
    }

    /// Reads the file at `path`.
    init(_ path: ByteString) throws(SDLError) {
        // withCString rethrows untyped; only its result leaves the closure.
        self = try path.withCString { pointer -> Result<FileBytes, SDLError> in
            do throws(SDLError) {
                return .success(try FileBytes(path: pointer, name: path.description))
            } catch {
                return .failure(error)
            }
        }.get()
    }

    private static func error(_ action: String) -> SDLError {
        SDLError(action, strerror(errno).map { String(cString: $0) } ?? "error \(errno)")
    }
}
