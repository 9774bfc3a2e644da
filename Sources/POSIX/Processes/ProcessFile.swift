import Glibc

/// Figures of a process that /proc tells; nil if they cannot be read.
public enum ProcessFile {
    /// What is read of a process to tell whether it has done anything, from /proc/PID/stat.
    public struct Activity: Equatable, Sendable {
        /// Minor and major page faults of the children that the process has waited for, `cminflt` and `cmajflt`: above
        /// zero once a child that ran has been reaped.
        public let childFaults: UInt64
        /// How many threads it has.
        public let threads: Int
    }

    /// Bytes that the process `identifier` (nil: this one) has written so far, `wchar` in /proc/PID/io.
    public static func bytesWritten(_ identifier: Int32? = nil) -> UInt64? {
        guard let identifier else { return readBytesWritten(nil) }
        return find(.bytesWritten(identifier)) { readBytesWritten(identifier) }
    }

    private static func readBytesWritten(_ identifier: Int32?) -> UInt64? {
        read("/proc/\(name(identifier))/io") { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) where line.starts(with: "wchar: ".utf8) {
                return number(line.dropFirst(7))
            }
            return nil
        }
    }

    /// What the process `identifier` (nil: this one) has done besides writing.
    public static func activity(_ identifier: Int32? = nil) -> Activity? {
        withFields(identifier) { fields in
            guard let minor = fields.number(8), let major = fields.number(10),
                let threads = fields.number(17)
            else { return nil }
            return Activity(childFaults: minor &+ major, threads: Int(clamping: threads))
        }
    }

    /// `Activity.childFaults` of the process `identifier` (nil: this one).
    public static func childFaults(_ identifier: Int32? = nil) -> UInt64? {
        activity(identifier)?.childFaults
    }

    /// The process's parent, or nil if it has none that can be seen.
    public static func parent(of identifier: Int32) -> Int32? {
        withFields(identifier) { $0.identifier(1) }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The process's group, or nil if that cannot be seen.
    public static func group(of identifier: Int32) -> Int32? {
        withFields(identifier) { $0.identifier(2) }
    }

    /// The process's session, or nil if that cannot be seen.
    public static func session(of identifier: Int32) -> Int32? {
        withFields(identifier) { $0.identifier(3) }
    }

    /// Whether the process `identifier` (nil: this one) has a controlling terminal; false if that cannot be seen.
    public static func hasTerminal(_ identifier: Int32? = nil) -> Bool {
        withFields(identifier) { $0.number(4) }.map { $0 != 0 } ?? false
    }

    /// Whether the process belongs to its controlling terminal's foreground group; false if that cannot be seen.
    public static func isInForeground(_ identifier: Int32) -> Bool {
        withFields(identifier) { fields in fields.identifier(5).map { $0 == fields.identifier(2) } } ?? false
    }

    /// When the process started, in clock ticks since the machine did; nil if that cannot be seen.
    public static func startTime(of identifier: Int32) -> UInt64? {
        withFields(identifier) { $0.number(19) }
    }

    /// The name of the process's program, 15 bytes of it at most (`comm`); nil if that cannot be seen.
    public static func programName(of identifier: Int32) -> String? {
        read("/proc/\(identifier)/comm") { bytes in
            String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
    }

    /// The user that the process acts as, or nil if that cannot be seen.
    public static func user(of identifier: Int32) -> UInt32? {
        read("/proc/\(identifier)/status") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("Uid:") }) else {
                return nil
            }
            let numbers = line.dropFirst(4).split(separator: "\t")
            return numbers.count > 1 ? UInt32(numbers[1]) : nil
        }
    }

    /// The number of the process namespace of this process; 0 if it cannot be read.
    public static func namespace() -> UInt64 {
        var status = stat()
        return stat("/proc/self/ns/pid", &status) == 0 ? UInt64(status.st_ino) : 0
    }

    /// The number of the network namespace of the process; nil if we may not know.
    public static func networkNamespace(of identifier: Int32) -> UInt64? {
        find(.networkNamespace(identifier)) { FileIdentity(ByteString("/proc/\(identifier)/ns/net"))?.inode }
    }

    /// How the process `identifier` ended, as waitpid(2) gives it, while its parent has not waited for it; nil if it
    /// runs, is gone, or does not tell (a zombie that we may not trace shows 0, which is taken for true).
    public static func zombieStatus(_ identifier: Int32) -> Int32? {
        // That there is a status is known without the broker.
        guard withFields(identifier, { hasEnded($0) }) == true else { return nil }
        return find(.waitStatus(identifier)) {
            withFields(identifier) { hasEnded($0) ? $0.identifier(49) : nil }
        }
    }

    private static func hasEnded(_ fields: Fields) -> Bool {
        // X: the parent has begun to wait, which may take a while on a busy machine; the status is still there.
        fields.letter(0) == UInt8(ascii: "Z") || fields.letter(0) == UInt8(ascii: "X")
    }

    /// Whether the kernel lists the children of a process (CONFIG_PROC_CHILDREN).
    public static let listsChildren = access("/proc/thread-self/children", R_OK) == 0

    /// The children of the process `identifier`, which has `threads` threads, by the kernel's own lists; nil if these
    /// cannot be read. Each thread has a list.
    public static func children(of identifier: Int32, threads: Int) -> [Int32]? {
        if threads == 1 { return children("/proc/\(identifier)/task/\(identifier)/children") }
        var children: [Int32] = []
        let isRead = forEachNumber(in: "/proc/\(identifier)/task") { thread in
            // Nil for a thread that has ended since: its children are another thread's by now.
            children += ProcessFile.children("/proc/\(identifier)/task/\(thread)/children") ?? []
        }
        return isRead ? children : nil
    }

    /// All processes and their parents, as far as they can be seen; nil without /proc.
    public static func parents() -> [(process: Int32, parent: Int32)]? {
        var pairs: [(process: Int32, parent: Int32)] = []
        let isRead = forEachNumber(in: "/proc") { process in
            if let parent = parent(of: process) { pairs.append((process, parent)) }
        }
        return isRead ? pairs : nil
    }

    /// All processes that can be seen; nil without /proc.
    static func all() -> [Int32]? {
        var processes: [Int32] = []
        return forEachNumber(in: "/proc") { processes.append($0) } ? processes : nil
    }
}

// How the files are read: each in one piece, without memory of its own. They are read often while a terminal is busy.
extension ProcessFile {
    // The longest, /proc/PID/stat, has 52 numbers and a name.
    private static let maximumBytes = 2048

    /// The fields of /proc/PID/stat from the third on: the second, the name, may hold anything.
    private struct Fields {
        let bytes: Slice<UnsafeRawBufferPointer>

        init?(_ line: UnsafeRawBufferPointer) {
            guard let end = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
            bytes = line[(end + 1)...]
        }

        func number(_ index: Int) -> UInt64? { field(index).flatMap { ProcessFile.number($0) } }

        /// Process numbers and statuses are never negative, but for a session that cannot be seen.
        func identifier(_ index: Int) -> Int32? { number(index).flatMap { Int32(exactly: $0) } }

        func letter(_ index: Int) -> UInt8? { field(index)?.first }

        private func field(_ index: Int) -> Slice<UnsafeRawBufferPointer>? {
            var rest = bytes
            for _ in 0..<index {
                rest = rest.drop { $0 == UInt8(ascii: " ") }.drop { $0 != UInt8(ascii: " ") }
            }
            let field = rest.drop { $0 == UInt8(ascii: " ") }.prefix { $0 > UInt8(ascii: " ") }
            return field.isEmpty ? nil : field
        }
    }

    private static func withFields<Result>(_ identifier: Int32?, _ body: (Fields) -> Result?) -> Result? {
        read("/proc/\(name(identifier))/stat") { Fields($0).flatMap(body) }
    }

    private static func name(_ identifier: Int32?) -> String {
        identifier.map { String($0) } ?? "self"
    }

    private static func number(_ digits: some Sequence<UInt8>) -> UInt64? {
        var value: UInt64?
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (product, isTooLarge) = (value ?? 0).multipliedReportingOverflow(by: 10)
            guard !isTooLarge else { return nil }
            value = product &+ UInt64(digit - UInt8(ascii: "0"))
        }
        return value
    }

    private static func read<Result>(_ path: String, _ body: (UnsafeRawBufferPointer) -> Result?) -> Result? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        return withUnsafeTemporaryAllocation(byteCount: maximumBytes, alignment: 1) { buffer in
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            return count < 0 ? nil : body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
    }

    /// The numbers in a list of children, which may be longer than a buffer.
    private static func children(_ path: String) -> [Int32]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var children: [Int32] = []
        var current: Int32 = 0
        return withUnsafeTemporaryAllocation(byteCount: maximumBytes, alignment: 1) { buffer in
            while true {
                let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                guard count > 0 else { return count == 0 ? children : nil }
                for byte in buffer[..<count] {
                    if byte >= UInt8(ascii: "0") {
                        current = current &* 10 &+ Int32(byte - UInt8(ascii: "0"))
                    } else if current > 0 {
                        children.append(current)
                        current = 0
                    }
                }
            }
        }
    }

    /// Calls `body` with each entry of a directory that is a number. Returns false if it cannot be read.
    static func forEachNumber(in directory: String, _ body: (Int32) -> Void) -> Bool {
        forEachEntry(in: directory) { entry in
            let digits = UnsafeRawBufferPointer(start: entry.name, count: strlen(entry.name))
            if let identifier = number(digits).flatMap({ Int32(exactly: $0) }) { body(identifier) }
        }
    }

    /// Calls `body` with each entry of a directory. Returns false if it cannot be read.
    static func forEachEntry(in directory: String, _ body: (Directory.Entry) -> Void) -> Bool {
        do throws(Errno) {
            try Directory.forEachEntry(of: ByteString(directory)) { entry in
                body(entry)
                return true
            }
            return true
        } catch {
            return false
        }
    }
}
