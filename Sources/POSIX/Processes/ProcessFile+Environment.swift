internal import Glibc

extension ProcessFile {
    // The kernel lets arguments and environment have a quarter of the stack, 2 MiB as a rule.
    private static let maximumBytes = 2 << 20

    /// The environment that the process was started with, each variable as `NAME=VALUE`; nil if we may not read it: the
    /// process is another user's, or protects its memory (prctl(2), PR_SET_DUMPABLE).
    public static func environment(of process: Int32) -> [ByteString]? {
        let variables = contents(process, "environ")?.split(separator: 0).map { ByteString(bytes: Array($0)) }
        // A process that is about to be gone, or of the kernel's own, has none.
        return variables?.isEmpty == true ? nil : variables
    }

    /// The process's control groups, as the kernel writes them; nil where they cannot be read.
    public static func controlGroups(of process: Int32) -> ByteString? {
        contents(process, "cgroup").map { ByteString(bytes: $0) }
    }

    /// Whether the process ignores `signal`; nil where that cannot be read.
    public static func ignores(_ signal: Int32, _ process: Int32) -> Bool? {
        let text = contents(process, "status").map { String(decoding: $0, as: UTF8.self) }
        guard let line = text?.split(separator: "\n").first(where: { $0.hasPrefix("SigIgn:\t") }),
            let mask = UInt64(line.dropFirst(8), radix: 16)
        else { return nil }
        return mask >> UInt64(signal - 1) & 1 != 0
    }

    /// What the process may be called: the names of its program's file, of the file that it was started by, and of its
    /// script, if it may be an interpreter.
    public static func names(of process: Int32) -> [String] {
        let words = (contents(process, "cmdline") ?? []).split(separator: 0).prefix(2)
        return names(words: words.map { ByteString(bytes: Array($0)) }, program: programFile(of: process))
    }

    /// The same of a process that was started with `words` and runs the file `program`.
    static func names(words: [ByteString], program: ByteString?) -> [String] {
        let files = words.enumerated().filter {
            $0.offset == 0 || $0.element.bytes.first != UInt8(ascii: "-")
        }
        .map(\.element)
        return (files + (program.map { [$0] } ?? [])).map { $0.lastPathComponent.description }
            .filter { !$0.isEmpty }
    }

    private static func programFile(of process: Int32) -> ByteString? {
        var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/\(process)/exe", &target, target.count - 1)
        return count > 0 ? ByteString(cString: target) : nil
    }

    private static func contents(_ process: Int32, _ name: String) -> [UInt8]? {
        try? AtomicFile.read(ByteString("/proc/\(process)/\(name)"), maximumBytes: maximumBytes).bytes
    }
}
