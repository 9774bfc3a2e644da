import Glibc

/// Figures of a process that /proc tells; nil where they cannot be read.
public enum ProcessFile {
    /// Bytes that the process `identifier` (nil: this one) has written so far, `wchar` in /proc/PID/io.
    public static func bytesWritten(_ identifier: Int32? = nil) -> UInt64? {
        guard let text = read("/proc/\(name(identifier))/io") else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix("wchar:") {
            return UInt64(line.dropFirst(7))
        }
        return nil
    }

    /// Minor and major page faults of the children that the process has waited for, `cminflt` and `cmajflt`
    /// in /proc/PID/stat: above zero once a child that ran has been reaped.
    public static func childFaults(_ identifier: Int32? = nil) -> UInt64? {
        guard let fields = statusFields(identifier), fields.count > 10,
            let minor = UInt64(fields[8]), let major = UInt64(fields[10])
        else { return nil }
        return minor + major
    }

    /// The process's parent, or nil where it has none that can be seen.
    public static func parent(of identifier: Int32) -> Int32? {
        guard let fields = statusFields(identifier), fields.count > 1, let parent = Int32(fields[1]),
            parent > 0
        else { return nil }
        return parent
    }

    /// The process's group, or nil where that cannot be seen.
    public static func group(of identifier: Int32) -> Int32? {
        guard let fields = statusFields(identifier), fields.count > 2 else { return nil }
        return Int32(fields[2])
    }

    /// The process's session, or nil where that cannot be seen.
    public static func session(of identifier: Int32) -> Int32? {
        guard let fields = statusFields(identifier), fields.count > 3 else { return nil }
        return Int32(fields[3])
    }

    /// When the process started, in clock ticks since the machine did; nil where that cannot be seen.
    public static func startTime(of identifier: Int32) -> UInt64? {
        guard let fields = statusFields(identifier), fields.count > 19 else { return nil }
        return UInt64(fields[19])
    }

    /// The name of the process's program, 15 bytes of it at most (`comm`); nil where that cannot be seen.
    public static func programName(of identifier: Int32) -> String? {
        guard let text = read("/proc/\(identifier)/comm") else { return nil }
        return text.split(separator: "\n").first.map { String($0) }
    }

    /// The number of the process namespace of this process; 0 where it cannot be read.
    public static func namespace() -> UInt64 {
        var status = stat()
        return stat("/proc/self/ns/pid", &status) == 0 ? UInt64(status.st_ino) : 0
    }

    /// How the process `identifier` ended, as waitpid(2) gives it, while its parent has not waited for it; nil where it
    /// runs, is gone, or does not tell (a zombie that we may not trace shows 0, which is taken for true).
    public static func zombieStatus(_ identifier: Int32) -> Int32? {
        // X: the parent has begun to wait, which may take a while on a busy machine; the status is still there.
        guard let fields = statusFields(identifier), fields.count > 49, fields[0] == "Z" || fields[0] == "X"
        else { return nil }
        return Int32(fields[49])
    }

    /// All processes and their parents, as far as they can be seen; nil without /proc.
    public static func parents() -> [(process: Int32, parent: Int32)]? {
        all()?.compactMap { process in parent(of: process).map { (process, $0) } }
    }

    /// All processes that can be seen; nil without /proc.
    static func all() -> [Int32]? {
        guard let stream = opendir("/proc") else { return nil }
        defer { closedir(stream) }
        var processes: [Int32] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if let process = Int32(name) { processes.append(process) }
        }
        return processes
    }

    /// The process's line in a table; nil where it cannot be seen.
    static func entry(_ identifier: Int32) -> ProcessTable.Entry? {
        guard let fields = statusFields(identifier), fields.count > 19, let parent = Int32(fields[1]),
            let group = Int32(fields[2]), let session = Int32(fields[3]), let start = UInt64(fields[19])
        else { return nil }
        return ProcessTable.Entry(parent: parent, group: group, session: session, startTime: start)
    }

    /// The fields of /proc/PID/stat from the third on: the second, the name, may hold anything.
    private static func statusFields(_ identifier: Int32?) -> [Substring]? {
        guard let text = read("/proc/\(name(identifier))/stat"), let end = text.lastIndex(of: ")") else {
            return nil
        }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func name(_ identifier: Int32?) -> String {
        identifier.map { String($0) } ?? "self"
    }

    private static func read(_ path: String) -> String? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = fread(&buffer, 1, buffer.count, file)
        return ferror(file) == 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
