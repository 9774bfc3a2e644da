import CPOSIX
import Glibc
import POSIX

/// What one of the command's output streams is, and whose writing to it counts.
enum StreamKind: Equatable {
    case closed
    /// The null device, or another one of memory's.
    case memoryDevice
    case terminal(ByteString)
    case pipe
    case socket
    case file(ByteString)
    case other

    /// What this process has as `descriptor`, which is the launcher's own.
    init(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            self = .closed
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFIFO: self = .pipe
        case S_IFSOCK: self = .socket
        case S_IFREG: self = .file(StreamKind.name(descriptor))
        case S_IFCHR where camelwalk_is_memory_device(status.st_rdev) != 0: self = .memoryDevice
        case S_IFCHR where isatty(descriptor) == 1: self = .terminal(StreamKind.name(descriptor))
        default: self = .other
        }
    }

    private static func name(_ descriptor: Int32) -> ByteString {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let length = readlink("/proc/self/fd/\(descriptor)", &buffer, buffer.count - 1)
        return length > 0 ? ByteString(cString: buffer) : "?"
    }

    /// What is seen of it, as the end of a row of `--explain`. `isWatched` says whether the kernel lets it be watched.
    func sight(isWatched: Bool) -> String {
        let own = "the first output of the command, or of a program that it started,"
        let others = "others' lines do not count"
        switch self {
        case .closed: return "never seen: it is closed"
        case .memoryDevice: return "never seen: it is the null device"
        case _ where !isWatched: return "never seen: the kernel does not let it be watched"
        case .terminal(let name): return "\(own) on the terminal \(name); \(others)"
        case .pipe: return "the first output into the pipe, whoever has written it"
        case .socket: return "the first write(2) to the socket, whoever does it; send(2) is not seen"
        case .file(let name): return "\(own) into the file \(name); \(others)"
        case .other: return "\(own) on this device; \(others)"
        }
    }
}
