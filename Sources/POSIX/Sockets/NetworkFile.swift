internal import Glibc

/// The sockets that /proc/PID/net tells of: those of the network namespace that a process is in, which need not be
/// ours. Slower than `SocketDiagnostics` if there are many; nil if the files cannot be read.
public enum NetworkFile {
    // As much as a hundred thousand connections take.
    private static let maximumBytes = 16 << 20

    /// The TCP sockets that listen, as `process` (nil: this one) sees them.
    public static func listeningPorts(seenBy process: Int32? = nil) -> [ListeningPort]? {
        guard let old = contents("tcp", process) else { return nil }
        return listeningPorts(in: old) + listeningPorts(in: contents("tcp6", process) ?? [])
    }

    /// The unix sockets that listen, and if `withConnected` those that are connected, as `process` (nil: this one)
    /// sees them. Their peers are not known.
    public static func unixSockets(seenBy process: Int32? = nil, withConnected: Bool = false) -> [UnixSocket]?
    {
        contents("unix", process).map { unixSockets(in: $0, withConnected: withConnected) }
    }

    /// Reads /proc/net/tcp or tcp6.
    static func listeningPorts(in text: [UInt8]) -> [ListeningPort] {
        text.split(separator: UInt8(ascii: "\n")).compactMap { line in
            // sl local_address rem_address st tx_queue:rx_queue tr:when retrnsmt uid timeout inode
            let fields = fields(line, maximum: 9)
            guard fields.count > 9, fields[3] == "0A", let colon = fields[1].lastIndex(of: ":"),
                let port = UInt16(fields[1][fields[1].index(after: colon)...], radix: 16),
                let user = UInt32(fields[7]), let inode = UInt64(fields[9])
            else { return nil }
            return ListeningPort(number: port, inode: inode, user: user)
        }
    }

    /// Reads /proc/net/unix.
    static func unixSockets(in text: [UInt8], withConnected: Bool = false) -> [UnixSocket] {
        text.split(separator: UInt8(ascii: "\n")).compactMap { line in
            // Num RefCount Protocol Flags Type St Inode Path, of which the path may hold spaces.
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 6)
            guard parts.count == 7, let flags = UInt32(self.text(parts[3]), radix: 16) else { return nil }
            let last = parts[6].split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard let number = last.first, let inode = UInt64(self.text(number)) else { return nil }
            let listens = flags & 0x10000 != 0  // __SO_ACCEPTCON
            let isConnected = self.text(parts[5]) == "03"  // SS_CONNECTED
            guard listens || withConnected && isConnected else { return nil }
            return UnixSocket(
                state: listens ? .listening : .connected,
                name: last.count > 1 ? ByteString(bytes: Array(last[1])) : nil, inode: inode)
        }
    }

    private static func fields(_ line: ArraySlice<UInt8>, maximum: Int) -> [String] {
        line.split(separator: UInt8(ascii: " "), maxSplits: maximum + 1).map { text($0) }
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private static func contents(_ name: String, _ process: Int32?) -> [UInt8]? {
        let owner = process.map { String($0) } ?? "self"
        return try? AtomicFile.read(ByteString("/proc/\(owner)/net/\(name)"), maximumBytes: maximumBytes)
            .bytes
    }
}
