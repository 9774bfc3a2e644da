internal import Glibc

extension ProcessTable {
    /// Reads them all; nil without /proc. Some microseconds for each: it is asked for again and again.
    public init?() {
        guard let processes = ProcessFile.all() else { return nil }
        var entries: [Int32: Entry] = [:]
        entries.reserveCapacity(processes.count)
        // The fields that are wanted come first.
        var buffer = [UInt8](repeating: 0, count: 1024)
        for process in processes {
            let file = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { continue }
            let count = read(file, &buffer, buffer.count)
            close(file)
            if count > 0 { entries[process] = Entry(line: buffer[..<count]) }
        }
        self.init(entries: entries)
    }
}

extension ProcessTable.Entry {
    /// Reads /proc/PID/stat; nil if it is something else.
    init?(line: ArraySlice<UInt8>) {
        // The second field, the name, may hold anything.
        guard let end = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
        var fields: [UInt64] = []
        fields.reserveCapacity(20)
        var number: UInt64 = 0
        for byte in line[(end + 1)...] where fields.count < 21 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                number = number &* 10 &+ UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: " "), UInt8(ascii: "\n"):
                fields.append(number)
                number = 0
            default: break
            }
        }
        // The first is what stands between the name and its space: nothing.
        guard fields.count == 21 else { return nil }
        parent = Int32(truncatingIfNeeded: fields[2])
        group = Int32(truncatingIfNeeded: fields[3])
        session = Int32(truncatingIfNeeded: fields[4])
        startTime = fields[20]
    }
}
