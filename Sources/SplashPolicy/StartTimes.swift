/// How long each command took the last times until it was ready, as a small text: a line a command, the one that
/// was used last at the end, `KEY MILLISECONDS ...` with the newest time at the end.
///
/// The text may hold anything: lines that are not understood are dropped.
public struct StartTimes: Equatable, Sendable {
    /// A command's last times, in milliseconds.
    struct Entry: Equatable, Sendable {
        var key: String
        var times: [Int]
    }

    /// Bytes of the longest text that is worth reading.
    public static let maximumBytes = 64 * 1024
    private static let maximumTimes = 5
    private static let maximumEntries = 256
    private static let maximumTime = 86_400_000

    private(set) var entries: [Entry] = []

    /// Reads a text.
    public init(text: some Sequence<UInt8>) {
        for line in Array(text).split(separator: UInt8(ascii: "\n")) {
            let words = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard let key = words.first, key.utf8.count == 16, UInt64(key, radix: 16) != nil else { continue }
            let times = words.dropFirst().compactMap { Int($0) }.filter {
                (0...StartTimes.maximumTime).contains($0)
            }
            guard !times.isEmpty, times.count == words.count - 1 else { continue }
            entries.removeAll { $0.key == key }
            entries.append(Entry(key: String(key), times: Array(times.suffix(StartTimes.maximumTimes))))
        }
        entries = entries.suffix(StartTimes.maximumEntries)
    }

    /// The text again.
    public var text: [UInt8] {
        entries.flatMap { entry in
            Array(([entry.key] + entry.times.map(\.description)).joined(separator: " ").utf8) + [
                UInt8(ascii: "\n")
            ]
        }
    }

    /// The median of the last five times, in milliseconds (of two middle ones the shorter); nil for a command that
    /// is not known.
    public func expected(key: String) -> Int? {
        let times = times(key: key).sorted()
        return times.isEmpty ? nil : times[(times.count - 1) / 2]
    }

    /// The command's last times in milliseconds, the newest at the end; none for a command that is not known.
    public func times(key: String) -> [Int] { entries.first { $0.key == key }?.times ?? [] }

    /// Forgets the command's times.
    public mutating func remove(key: String) {
        entries.removeAll { $0.key == key }
    }

    /// Adds a time in milliseconds, and forgets the oldest of the command's, or the command that was not used longest.
    public mutating func add(_ time: Int, key: String) {
        var entry = entries.first { $0.key == key } ?? Entry(key: key, times: [])
        entry.times = (entry.times + [min(max(0, time), StartTimes.maximumTime)]).suffix(
            StartTimes.maximumTimes)
        entries.removeAll { $0.key == key }
        entries = (entries + [entry]).suffix(StartTimes.maximumEntries)
    }

    /// A command's key, made from its words: the arguments themselves stay private (FNV-1a, 64 bits;
    /// draft-eastlake-fnv).
    public static func key(_ words: [[UInt8]]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in words.joined(separator: [0]) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
