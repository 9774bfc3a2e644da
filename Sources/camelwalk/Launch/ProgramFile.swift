import Glibc
import POSIX
import Launching

/// Looking at a file that may be a program.
enum ProgramFile {
    /// What the file is; `other` where it cannot be read: that is for the kernel to complain about.
    static func kind(of path: ByteString, _ machineCode: ProgramKind.MachineCode) -> ProgramKind {
        // What is there is a regular file; should it be replaced by something else just now, nobody waits for it.
        guard let descriptor = try? path.openToRead() else { return .other }
        defer { close(descriptor) }
        return ProgramKind(head: head(descriptor), size: size(descriptor), machineCode: machineCode) {
            bytes(descriptor, at: $0, count: $1)
        }
    }

    /// The file's first bytes; none if it cannot be read.
    static func head(of path: ByteString) -> [UInt8] {
        guard let descriptor = try? path.openToRead() else { return [] }
        defer { close(descriptor) }
        return head(descriptor)
    }

    private static func head(_ descriptor: Int32) -> [UInt8] {
        var head = [UInt8](repeating: 0, count: ProgramKind.headLength)
        head.removeLast(head.count - max(0, read(descriptor, &head, head.count)))
        return head
    }

    private static func size(_ descriptor: Int32) -> Int {
        (try? stat(descriptor: descriptor))?.st_size ?? 0
    }

    private static func bytes(_ descriptor: Int32, at position: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return pread(descriptor, &bytes, count, position) == count ? bytes : nil
    }
}

extension ByteString {
    /// Whether this is the path of a file that may be executed.
    var isExecutable: Bool { withCString { access($0, X_OK) } == 0 && isRegularFile }

    /// The path as a person would write it, without symbolic links; the path itself if it leads nowhere.
    var resolved: ByteString {
        guard let pointer = withCString({ realpath($0, nil) }) else { return self }
        defer { free(pointer) }
        return ByteString(cString: pointer)
    }
}
