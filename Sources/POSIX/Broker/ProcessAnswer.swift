/// What is known of a process, as bytes that one process sends to another on the same machine.
protocol ProcessAnswer {
    init?(bytes: [UInt8])
    var bytes: [UInt8] { get }
}

extension FixedWidthInteger {
    fileprivate init?(littleEndianBytes bytes: some Collection<UInt8>) {
        guard bytes.count == Self.bitWidth / 8 else { return nil }
        self = bytes.reversed().reduce(0) { $0 << 8 | Self(truncatingIfNeeded: $1) }
    }

    fileprivate var littleEndianBytes: [UInt8] {
        (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> Self($0 * 8)) }
    }
}

extension UInt64: ProcessAnswer {
    init?(bytes: [UInt8]) { self.init(littleEndianBytes: bytes) }
    var bytes: [UInt8] { littleEndianBytes }
}

extension Int: ProcessAnswer {
    init?(bytes: [UInt8]) { self.init(littleEndianBytes: bytes) }
    var bytes: [UInt8] { littleEndianBytes }
}

extension Int32: ProcessAnswer {
    init?(bytes: [UInt8]) { self.init(littleEndianBytes: bytes) }
    var bytes: [UInt8] { littleEndianBytes }
}

extension Set<UInt64>: ProcessAnswer {
    init?(bytes: [UInt8]) {
        guard bytes.count.isMultiple(of: 8) else { return nil }
        self = Set(
            stride(from: 0, to: bytes.count, by: 8).compactMap { UInt64(bytes: Array(bytes[$0..<$0 + 8])) })
    }

    var bytes: [UInt8] { flatMap(\.bytes) }
}

/// What there may be a list of.
protocol ListedAnswer {
    static func list(_ bytes: [UInt8]) -> [Self]?
    static func bytes(_ list: [Self]) -> [UInt8]
}

extension Array: ProcessAnswer where Element: ListedAnswer {
    init?(bytes: [UInt8]) {
        guard let list = Element.list(bytes) else { return nil }
        self = list
    }

    var bytes: [UInt8] { Element.bytes(self) }
}

extension UInt8: ListedAnswer {
    static func list(_ bytes: [UInt8]) -> [UInt8]? { bytes }
    static func bytes(_ list: [UInt8]) -> [UInt8] { list }
}

extension ByteString: ProcessAnswer {}

extension TerminalMode: ProcessAnswer {
    init?(bytes: [UInt8]) {
        guard bytes.count == 1 else { return nil }
        self.init(rawValue: bytes[0])
    }

    var bytes: [UInt8] { [rawValue] }
}

// Each ends with a zero, which none of them has in it.
extension ByteString: ListedAnswer {
    static func list(_ bytes: [UInt8]) -> [ByteString]? {
        bytes.split(separator: 0).map { ByteString(bytes: Array($0)) }
    }

    static func bytes(_ list: [ByteString]) -> [UInt8] { list.flatMap { $0.bytes + [0] } }
}

extension ProcessFile.OpenFile: ListedAnswer {
    static func list(_ bytes: [UInt8]) -> [ProcessFile.OpenFile]? {
        var files: [ProcessFile.OpenFile] = []
        for line in bytes.split(separator: 0) {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard parts.count == 2, let descriptor = Int32(String(decoding: parts[0], as: UTF8.self)) else {
                return nil
            }
            files.append(
                ProcessFile.OpenFile(descriptor: descriptor, target: ByteString(bytes: Array(parts[1]))))
        }
        return files
    }

    static func bytes(_ list: [ProcessFile.OpenFile]) -> [UInt8] {
        list.flatMap { Array("\($0.descriptor) ".utf8) + $0.target.bytes + [0] }
    }
}
