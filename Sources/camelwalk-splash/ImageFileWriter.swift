import CLaunching
import Glibc
import Handover

/// Why a file could not be written.
struct FileError: Error, CustomStringConvertible {
    /// The file.
    let path: ByteString
    /// What was wrong.
    let reason: String

    init(_ path: ByteString, errno number: CInt = errno) {
        self.path = path
        reason = strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }

    /// One line.
    var description: String { "cannot write \(path): \(reason)" }
}

/// Writes files that appear whole or not at all.
enum ImageFileWriter {
    /// Puts `bytes` at `path`, in place of what was there.
    ///
    /// The bytes go to a new file beside it, which then takes its name. Signals wait meanwhile, so that Ctrl-C
    /// leaves nothing half done.
    static func write(_ bytes: [UInt8], to path: ByteString) throws(FileError) {
        let temporary = ByteString(bytes: path.bytes + Array(".\(getpid()).part".utf8))
        var everything = sigset_t()
        var before = sigset_t()
        sigfillset(&everything)
        sigprocmask(SIG_BLOCK, &everything, &before)
        defer { sigprocmask(SIG_SETMASK, &before, nil) }
        do throws(FileError) {
            try writeNew(bytes, to: temporary, for: path)
        } catch {
            _ = temporary.withCString { unlink($0) }
            throw error
        }
        let renamed = temporary.withCString { from in path.withCString { rename(from, $0) } }
        guard renamed == 0 else {
            let error = FileError(path)
            _ = temporary.withCString { unlink($0) }
            throw error
        }
    }

    private static func writeNew(
        _ bytes: [UInt8], to temporary: ByteString, for path: ByteString
    ) throws(FileError) {
        let descriptor = temporary.withCString { camelwalk_create_new($0) }
        guard descriptor >= 0 else { throw FileError(path) }
        var position = 0
        while position < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress.map { $0 + position }, $0.count - position)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = FileError(path)
                close(descriptor)
                throw error
            }
            position += count
        }
        // Some file systems tell only now that they are full.
        guard close(descriptor) == 0 else { throw FileError(path) }
    }

    /// Makes the directory at `path` unless it is there.
    static func makeDirectory(_ path: ByteString) throws(FileError) {
        guard path.withCString({ mkdir($0, 0o777) }) != 0 else { return }
        guard errno == EEXIST else { throw FileError(path) }
        var status = stat()
        guard path.withCString({ stat($0, &status) }) == 0 else { throw FileError(path) }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw FileError(path, errno: ENOTDIR) }
    }
}
