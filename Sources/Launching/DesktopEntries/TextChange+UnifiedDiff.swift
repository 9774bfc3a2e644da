public import POSIX

extension TextChange {
    /// Kept lines shown around a change, as many as diff(1) shows.
    private static let context = 3

    /// The change as `diff -u` writes it and patch(1) reads it, with the names of the old and the new file. Empty
    /// where nothing changes.
    public func unifiedDiff(from old: ByteString, to new: ByteString) -> [UInt8] {
        let hunks = hunks
        guard !hunks.isEmpty else { return [] }
        var diff = TextChange.header("---", old) + TextChange.header("+++", new)
        var numbers = LineNumbers()
        var position = 0
        for hunk in hunks {
            numbers.pass(lines[position..<hunk.lowerBound])
            let start = numbers
            numbers.pass(lines[hunk])
            diff += "@@ -\(start.old.range(to: numbers.old)) +\(start.new.range(to: numbers.new)) @@\n".utf8
            diff += TextChange.text(lines[hunk])
            position = hunk.upperBound
        }
        return diff
    }

    /// The parts of the change that are shown: changed lines, and kept ones around them.
    private var hunks: [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (index, line) in lines.enumerated() where !line.isKept {
            let range =
                max(0, index - TextChange.context)..<min(lines.count, index + TextChange.context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    /// The lines with their signs; of neighbouring changes first what goes, then what comes.
    private static func text(_ lines: ArraySlice<Line>) -> [UInt8] {
        var text: [UInt8] = []
        var added: [UInt8] = []
        for line in lines {
            switch line {
            case .kept(let bytes):
                text += added + signed(" ", bytes)
                added = []
            case .removed(let bytes): text += signed("-", bytes)
            case .added(let bytes): added += signed("+", bytes)
            }
        }
        return text + added
    }

    private static func signed(_ sign: String, _ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let hasEnd = bytes.last == UInt8(ascii: "\n")
        return Array(sign.utf8) + bytes + (hasEnd ? "" : "\n\\ No newline at end of file\n").utf8
    }

    /// A file's line. A name with a space ends in a tab, by which patch(1) sees that the rest is no date.
    private static func header(_ sign: String, _ name: ByteString) -> [UInt8] {
        let end = name.bytes.contains(UInt8(ascii: " ")) ? "\t\n" : "\n"
        return Array("\(sign) ".utf8) + quoted(name) + Array(end.utf8)
    }

    /// A name as GNU diff writes it: in quotes, as in C, where it holds what would break the line.
    private static func quoted(_ name: ByteString) -> [UInt8] {
        let needsQuotes = name.bytes.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
        guard needsQuotes else { return name.bytes }
        let escaped = name.bytes.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x22, 0x5C: return [0x5C, byte]
            case 0..<0x20, 0x7F: return Array("\\".utf8) + octal(byte)
            default: return [byte]
            }
        }
        return [0x22] + escaped + [0x22]
    }

    private static func octal(_ byte: UInt8) -> [UInt8] {
        [6, 3, 0].map { UInt8(ascii: "0") + (byte >> $0 & 7) }
    }
}

/// How many lines of the old and of the new text have gone by.
private struct LineNumbers {
    struct Count {
        var lines = 0

        /// The lines from here to `end` as a hunk's header names them: the first, counted from 1, and how many
        /// unless that is one. Of none, the line before.
        func range(to end: Count) -> String {
            let count = end.lines - lines
            let first = count == 0 ? lines : lines + 1
            return count == 1 ? "\(first)" : "\(first),\(count)"
        }
    }

    var old = Count()
    var new = Count()

    mutating func pass(_ lines: ArraySlice<TextChange.Line>) {
        for line in lines {
            switch line {
            case .kept: (old.lines, new.lines) = (old.lines + 1, new.lines + 1)
            case .removed: old.lines += 1
            case .added: new.lines += 1
            }
        }
    }
}
