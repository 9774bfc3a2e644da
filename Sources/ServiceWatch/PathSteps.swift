internal import Glibc
internal import POSIX

/// The directories on the way to a path, symbolic links and their targets included: what appears, leaves or is replaced
/// there may make the path exist.
struct PathSteps {
    /// What is at a path itself.
    enum Entry: Equatable {
        case directory
        case link(ByteString)
        case missing
        case other
    }

    // As many links as the kernel follows (path_resolution(7)).
    private static let maximumLinks = 40

    /// What is at a path.
    var entry: (ByteString) -> Entry = PathSteps.entry

    /// Calls `visit` with each directory before it is looked into, as far as there are any.
    func walk(to path: ByteString, _ visit: (ByteString) -> Void) {
        var rest = PathSteps.components(path)
        var directory: ByteString = "/"
        var links = 0
        visit(directory)
        while let name = rest.popLast() {
            if name == "." { continue }
            // After links have been followed, `..` is the directory above the real one.
            let next =
                name == ".." ? directory.deletingLastPathComponent : directory.appending(path: name)
            switch name == ".." ? .directory : entry(next) {
            case .directory:
                directory = next
                if !rest.isEmpty { visit(directory) }
            case .link(let target):
                links += 1
                guard links <= PathSteps.maximumLinks else { return }
                if target.isAbsolutePath { directory = "/" }
                rest += PathSteps.components(target)
            case .missing, .other: return
            }
        }
    }

    /// The components, the last first.
    private static func components(_ path: ByteString) -> [ByteString] {
        path.bytes.split(separator: UInt8(ascii: "/")).reversed().map { ByteString(bytes: Array($0)) }
    }

    private static func entry(_ path: ByteString) -> Entry {
        var status = stat()
        guard path.withCString({ lstat($0, &status) }) == 0 else { return .missing }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .directory
        case S_IFLNK:
            var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = path.withCString { readlink($0, &target, target.count - 1) }
            return count > 0 ? .link(ByteString(cString: target)) : .missing
        default: return .other
        }
    }
}
