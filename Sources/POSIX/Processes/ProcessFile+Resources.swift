internal import Glibc

// What a process holds: its open files and its memory.
extension ProcessFile {
    /// A descriptor that a process has open.
    public struct OpenFile: Equatable, Sendable {
        /// Its number in that process.
        public let descriptor: Int32
        /// What it is: a path, or like `socket:[NUMBER]`.
        public let target: ByteString
    }

    /// The process's open descriptors, as /proc/PID/fd has them; nil if that cannot be read.
    public static func openFiles(of process: Int32) -> [OpenFile]? {
        find(.openFiles(process)) { readOpenFiles(of: process) }
    }

    private static func readOpenFiles(of process: Int32) -> [OpenFile]? {
        var files: [OpenFile] = []
        var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let isRead = forEachEntry(in: "/proc/\(process)/fd") { entry in
            guard let descriptor = Int32(String(cString: entry.name)) else { return }
            let count = readlinkat(entry.directory, entry.name, &target, target.count - 1)
            guard count > 0 else { return }
            target[count] = 0
            files.append(OpenFile(descriptor: descriptor, target: ByteString(cString: target)))
        }
        return isRead ? files : nil
    }

    /// What the kernel and its drivers tell of a descriptor of the process; nil if that cannot be read.
    public static func descriptorInformation(_ descriptor: Int32, in process: Int32) -> [UInt8]? {
        find(.descriptorInformation(process, descriptor)) {
            contents("/proc/\(process)/fdinfo/\(descriptor)")
        }
    }

    /// The process's mappings as /proc/PID/maps lists them; nil if that cannot be read.
    public static func mappings(of process: Int32) -> [UInt8]? {
        find(.mappings(process)) { contents("/proc/\(process)/maps") }
    }

    /// How much of the process's memory from `address` on, `count` bytes, it has touched: read or written. Stops counting at
    /// `enough`. Nil if that cannot be read.
    public static func touchedBytes(
        from address: UInt64, count: Int, in process: Int32, enough: Int
    ) -> Int? {
        find(.touchedBytes(process, address: address, count: count, enough: enough)) {
            readTouchedBytes(from: address, count: count, in: process, enough: enough)
        }
    }

    private static func readTouchedBytes(
        from address: UInt64, count: Int, in process: Int32, enough: Int
    ) -> Int? {
        let descriptor = open("/proc/\(process)/pagemap", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        // A number of 64 bits for each page; its two highest say that the page is in memory, or swapped out.
        let pageSize = Int(getpagesize())
        var pages = [UInt64](repeating: 0, count: maximumPages)
        var next = Int(clamping: address / UInt64(pageSize))
        let end = next + count / pageSize
        var touched = 0
        while next < end, touched < enough {
            let wanted = min(end - next, maximumPages) * MemoryLayout<UInt64>.size
            let read = pread(descriptor, &pages, wanted, next * MemoryLayout<UInt64>.size)
            let readPages = read / MemoryLayout<UInt64>.size
            guard readPages > 0 else { return nil }
            touched += pages[..<readPages].count { $0 >> 62 != 0 } * pageSize
            next += readPages
        }
        return touched
    }

    // A buffer of 32 MiB: more than most screens.
    private static let maximumPages = 8_192

    /// The words that the process was started with, as far as it has not changed them; nil if they cannot be read.
    public static func arguments(of process: Int32) -> [ByteString]? {
        contents("/proc/\(process)/cmdline").map { bytes in
            bytes.split(separator: 0, omittingEmptySubsequences: false).map { ByteString(bytes: Array($0)) }
        }
    }

    /// The file of the process's program, or nil.
    public static func program(of process: Int32) -> ByteString? {
        find(.program(process)) {
            var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
            let count = readlink("/proc/\(process)/exe", &target, target.count - 1)
            return count > 0 ? ByteString(cString: target) : nil
        }
    }

    /// The children of the process, theirs, and so on, by the kernel's own lists, in which an orphan is init's; nil
    /// on a kernel without such lists.
    public static func descendants(of process: Int32) -> [Int32]? {
        guard listsChildren else { return nil }
        var found: [Int32] = []
        var waiting = [process]
        // Numbers may be used again while they are read; no walk goes on forever.
        while let parent = waiting.popLast(), found.count < 4_096 {
            let children = activity(parent).flatMap { self.children(of: parent, threads: $0.threads) } ?? []
            found += children
            waiting += children
        }
        return found
    }

    /// All of a file of /proc; nil if it cannot be read, or has more than `maximumBytes` bytes.
    static func contents(_ path: String, maximumBytes: Int = .max) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return count == 0 ? bytes : nil }
            bytes += buffer[..<count]
            guard bytes.count <= maximumBytes else { return nil }
        }
    }
}
