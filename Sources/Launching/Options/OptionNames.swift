internal import Glibc
internal import POSIX

/// The names of the options, as users write them: whole, shortened or mistyped. Names are without dashes.
enum OptionNames {
    /// Whether two names are the same.
    static func areSame(_ first: StaticString, _ second: StaticString) -> Bool {
        first.utf8CodeUnitCount == second.utf8CodeUnitCount
            && memcmp(first.utf8Start, second.utf8Start, first.utf8CodeUnitCount) == 0
    }

    /// Whether the bytes are this name.
    static func areSame(_ first: StaticString, _ second: ByteString) -> Bool {
        guard first.utf8CodeUnitCount == second.bytes.count else { return false }
        for index in 0..<second.bytes.count where first.utf8Start[index] != second.bytes[index] {
            return false
        }
        return true
    }

    /// All names and negations that users are told of.
    static let all: [String] = Options.all.filter { $0.section != .hidden }.flatMap { option in
        [option.name.description] + (option.negation.map { [$0.description] } ?? [])
    }

    /// The names that `beginning` may be short for, in the table's order.
    static func candidates(for beginning: String) -> [String] {
        all.filter { $0.hasPrefix(beginning) }
    }

    /// The one of `names` that `typed` was probably meant to be, or nil: the nearest, where at most a third of its
    /// letters are wrong.
    static func nearest(to typed: String, of names: [String] = all) -> String? {
        let distances = names.map { (name: $0, distance: distance(Array(typed.utf8), Array($0.utf8))) }
        guard let best = distances.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, best.name.utf8.count / 3)
        else { return nil }
        return best.name
    }

    /// How many letters must be inserted, removed, replaced or exchanged with their neighbour to make one word the
    /// other (the optimal string alignment distance).
    static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        // Nothing as long as this is near to any name.
        guard first.count < 64, second.count < 64 else { return .max }
        var rows = [Array(0...second.count)]
        for (index, letter) in first.enumerated() {
            var row = [index + 1]
            for (column, other) in second.enumerated() {
                let replaced = rows[index][column] + (letter == other ? 0 : 1)
                var best = min(replaced, rows[index][column + 1] + 1, row[column] + 1)
                if index > 0, column > 0, letter == second[column - 1], first[index - 1] == other {
                    best = min(best, rows[index - 1][column - 1] + 1)
                }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[first.count][second.count]
    }
}
