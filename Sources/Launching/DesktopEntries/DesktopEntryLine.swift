/// A line of a desktop entry, as its readers take it apart.
struct DesktopEntryLine {
    /// All of it.
    let bytes: ArraySlice<UInt8>
    /// The group that it belongs to or opens, counted from 1; 0 before the first.
    let group: Int
    /// That group's name.
    let groupName: String
    /// The key of a pair, without the spaces around it; nil for other lines.
    let key: String?
    /// Where a pair's value begins.
    private let valueStart: Int

    /// Takes a line apart; `previous` is the one before it.
    ///
    /// Spaces at a line's beginning and end, and carriage returns before the line feed, are none of the format,
    /// but are in files, and all readers overlook them.
    init(_ bytes: ArraySlice<UInt8>, after previous: DesktopEntryLine?) {
        self.bytes = bytes
        let text = DesktopEntryLine.trimmed(bytes)
        if text.first == UInt8(ascii: "["), text.last == UInt8(ascii: "]") {
            group = (previous?.group ?? 0) + 1
            groupName = String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
        } else {
            group = previous?.group ?? 0
            groupName = previous?.groupName ?? ""
        }
        if let first = text.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "["),
            let sign = text.firstIndex(of: UInt8(ascii: "="))
        {
            key = String(decoding: DesktopEntryLine.trimmed(text[..<sign]), as: UTF8.self)
            let value = text[(sign + 1)...]
            valueStart = value.firstIndex { !DesktopEntryLine.isSpace($0) } ?? value.endIndex
        } else {
            key = nil
            valueStart = bytes.endIndex
        }
    }

    /// This line with another value in it.
    func with(_ tail: ArraySlice<UInt8>) -> [UInt8] { Array(bytes[..<valueStart]) + tail + terminator }

    /// From the value's first byte to the terminator, spaces at the end too.
    var tail: ArraySlice<UInt8> { bytes[valueStart..<max(valueStart, terminator.startIndex)] }

    /// The value without spaces around it.
    var value: String { String(decoding: DesktopEntryLine.trimmed(tail), as: UTF8.self) }

    /// The line feed, with the carriage return before it; empty if the text ends without.
    var terminator: ArraySlice<UInt8> {
        guard bytes.last == UInt8(ascii: "\n") else { return bytes[bytes.endIndex...] }
        return bytes.suffix(bytes.dropLast().last == UInt8(ascii: "\r") ? 2 : 1)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = bytes.drop { isSpace($0) }
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start }
        return start[...last]
    }
}
