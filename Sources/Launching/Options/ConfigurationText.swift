internal import POSIX

/// The text of a configuration file: options without their dashes, one on a line (`mute`, `volume = 40`), and sections
/// that begin with the name of a command in brackets (`[gimp]`) and are for that command alone.
public struct ConfigurationText {
    /// What a line says.
    enum Line: Equatable {
        /// The beginning of a command's section.
        case section(ByteString)
        /// An option, and its value if there is one.
        case option(ByteString, ByteString?)
        /// Something that is neither, and why.
        case wrong(String)
    }

    private let bytes: [UInt8]

    /// The contents of a file.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Calls `body` with each line that says something, and its number, counted from 1, until it returns false.
    func forEachLine(_ body: (Int, Line) -> Bool) {
        var number = 1
        var start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == UInt8(ascii: "\n") {
            if let line = ConfigurationText.line(bytes[start..<end]), !body(number, line) { return }
            number += 1
            start = end + 1
        }
    }

    /// Reads a line; nil if it is empty or a comment.
    private static func line(_ text: ArraySlice<UInt8>) -> Line? {
        let line = trimmed(withoutComment(text))
        guard let first = line.first else { return nil }
        guard !line.contains(0) else { return .wrong("a line holds a zero byte") }
        guard first == UInt8(ascii: "[") else { return option(line) }
        guard line.last == UInt8(ascii: "]"), line.count > 2 else {
            return .wrong("a section begins with the name of a command in brackets")
        }
        return .section(ByteString(bytes: Array(trimmed(line.dropFirst().dropLast()))))
    }

    private static func option(_ line: ArraySlice<UInt8>) -> Line {
        let name = line.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
        let rest = trimmed(line.dropFirst(name.count))
        let hasSign = rest.first == UInt8(ascii: "=")
        let value = unquoted(hasSign ? trimmed(rest.dropFirst()) : rest)
        return .option(
            ByteString(bytes: Array(name)), rest.isEmpty ? nil : ByteString(bytes: Array(value)))
    }

    /// A comment begins with a # at the beginning of a line or after a space, unless it is inside quotes.
    private static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var isQuoted = false
        var last = UInt8(ascii: " ")
        for index in line.indices {
            if line[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if line[index] == UInt8(ascii: "#"), isSpace(last), !isQuoted { return line[..<index] }
            last = line[index]
        }
        return line
    }

    private static func unquoted(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let quote = UInt8(ascii: "\"")
        return value.count > 1 && value.first == quote && value.last == quote
            ? value.dropFirst().dropLast() : value
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let first = text.first, isSpace(first) { text.removeFirst() }
        while let last = text.last, isSpace(last) { text.removeLast() }
        return text
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
