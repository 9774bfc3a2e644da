internal import Glibc

extension ProcessFile {
    // The kernel lets arguments and environment have a quarter of the stack, 2 MiB as a rule.
    private static let maximumEnvironmentBytes = 2 << 20

    /// The environment that the process was started with, each variable as `NAME=VALUE`; nil if we may not read it: the
    /// process is another user's, or protects its memory (prctl(2), PR_SET_DUMPABLE). From a broker, values are numbers, which
    /// are the same in two processes where the values are (`EnvironmentMask`).
    public static func environment(of process: Int32) -> [ByteString]? {
        find(.environment(process)) { readEnvironment(of: process) }
    }

    private static func readEnvironment(of process: Int32) -> [ByteString]? {
        let variables = bounded(process, "environ")?.split(separator: 0).map { ByteString(bytes: Array($0)) }
        // A process that is about to be gone, or of the kernel's own, has none.
        return variables?.isEmpty == true ? nil : variables
    }

    /// The process's control groups, as the kernel writes them; nil if they cannot be read.
    public static func controlGroups(of process: Int32) -> ByteString? {
        bounded(process, "cgroup").map { ByteString(bytes: $0) }
    }

    /// Whether the process ignores `signal`; nil if that cannot be read.
    public static func ignores(_ signal: Int32, _ process: Int32) -> Bool? {
        let text = bounded(process, "status").map { String(decoding: $0, as: UTF8.self) }
        guard let line = text?.split(separator: "\n").first(where: { $0.hasPrefix("SigIgn:\t") }),
            let mask = UInt64(line.dropFirst(8), radix: 16)
        else { return nil }
        return mask >> UInt64(signal - 1) & 1 != 0
    }

    /// What the process may be called: the names of its program's file, of the file that it was started by, and of its
    /// script, if it may be an interpreter.
    public static func names(of process: Int32) -> [String] {
        let words = (arguments(of: process) ?? []).filter { !$0.bytes.isEmpty }
        return names(words: words, program: program(of: process))
    }

    /// The same of a process that was started with `words`, of which the first two count, and runs the file `program`.
    public static func names(words: [ByteString], program: ByteString?) -> [String] {
        let files = words.prefix(2).enumerated().filter {
            $0.offset == 0 || $0.element.bytes.first != UInt8(ascii: "-")
        }
        .map(\.element)
        return (files + (program.map { [$0] } ?? [])).map { $0.lastPathComponent.description }
            .filter { !$0.isEmpty }
    }

    private static func bounded(_ process: Int32, _ name: String) -> [UInt8]? {
        contents("/proc/\(process)/\(name)", maximumBytes: maximumEnvironmentBytes)
    }
}
