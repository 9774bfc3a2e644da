/// What becomes of a text, line by line: the old text and the new one in one value, and with that their difference.
public struct TextChange: Equatable, Sendable {
    /// A line with its terminator, which only the last of a text may lack.
    enum Line: Equatable, Sendable {
        case kept(ArraySlice<UInt8>)
        case removed(ArraySlice<UInt8>)
        case added(ArraySlice<UInt8>)

        var isKept: Bool {
            if case .kept = self { true } else { false }
        }
    }

    private(set) var lines: [Line] = []

    /// The change that leaves nothing of `text`.
    public init(removing text: [UInt8]) {
        lines = TextChange.lines(of: text).map { .removed($0) }
    }

    /// A change without lines.
    init() {}

    mutating func keep(_ line: ArraySlice<UInt8>) { lines.append(.kept(line)) }

    mutating func remove(_ line: ArraySlice<UInt8>) { lines.append(.removed(line)) }

    mutating func add(_ line: [UInt8]) { lines.append(.added(line[...])) }

    /// The text as it was.
    public var before: [UInt8] {
        lines.flatMap { line -> ArraySlice<UInt8> in
            switch line {
            case .kept(let bytes), .removed(let bytes): bytes
            case .added: []
            }
        }
    }

    /// The text as it becomes.
    public var after: [UInt8] {
        lines.flatMap { line -> ArraySlice<UInt8> in
            switch line {
            case .kept(let bytes), .added(let bytes): bytes
            case .removed: []
            }
        }
    }

    /// The lines of a text with their terminators, line feeds.
    static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var rest = text[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            lines.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        return rest.isEmpty ? lines : lines + [rest]
    }
}
