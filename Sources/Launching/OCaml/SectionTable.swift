/// The table in front of the trailer of bytecode: a name of four bytes and a length of four for each section. The
/// sections lie in the same order in front of it.
struct SectionTable {
    /// Bytes that each section takes in the table.
    static let entryLength = 8

    private struct Section {
        var name: [UInt8]
        var range: Range<Int>
    }

    private var sections: [Section] = []

    /// Reads a table whose first byte is at `position` in its file; nil if the sections do not fit before it.
    init?(_ bytes: [UInt8], at position: Int) {
        guard bytes.count % SectionTable.entryLength == 0 else { return nil }
        let offsets = stride(from: 0, to: bytes.count, by: SectionTable.entryLength)
        var start = position - offsets.reduce(0) { $0 + bytes.bigEndianNumber(at: $1 + 4) }
        guard start >= 0 else { return nil }
        for offset in offsets {
            let end = start + bytes.bigEndianNumber(at: offset + 4)
            sections.append(Section(name: Array(bytes[offset..<(offset + 4)]), range: start..<end))
            start = end
        }
    }

    /// Where the section of this name lies in the file; nil if there is none.
    func range(of name: String) -> Range<Int>? {
        // The runtime looks from the end, too.
        sections.last { $0.name.elementsEqual(name.utf8) }?.range
    }
}
