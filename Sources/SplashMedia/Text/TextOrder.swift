internal import CFriBidi
internal import POSIX

/// In which order characters that run to the left and to the right stand in a line: the Unicode Bidirectional Algorithm
/// (UAX #9), as fribidi has it, which is opened with the first text.
struct TextOrder: Sendable {
    private let types: camelwalk_fribidi_get_bidi_types
    private let brackets: camelwalk_fribidi_get_bracket_types
    private let resolve: camelwalk_fribidi_get_par_embedding_levels_ex

    /// Opens fribidi. It stays open.
    init() throws(LibraryError) {
        let library = try DynamicLibrary("libfribidi.so.0")
        types = try library.function(camelwalk_find_fribidi_get_bidi_types)
        brackets = try library.function(camelwalk_find_fribidi_get_bracket_types)
        resolve = try library.function(camelwalk_find_fribidi_get_par_embedding_levels_ex)
    }

    /// The level of each character, which is that of its first scalar: odd ones run to the left. The first letter
    /// decides where the line begins.
    func levels(_ characters: [Character]) -> [UInt8] {
        let levels = levels(of: characters.flatMap { $0.unicodeScalars.map(\.value) })
        var position = 0
        return characters.map { character in
            defer { position += character.unicodeScalars.count }
            return levels[position]
        }
    }

    private func levels(of scalars: [FriBidiChar]) -> [UInt8] {
        let count = FriBidiStrIndex(scalars.count)
        var kinds = [FriBidiCharType](repeating: FriBidiCharType(rawValue: 0), count: scalars.count)
        var pairs = [FriBidiBracketType](repeating: 0, count: scalars.count)
        var levels = [FriBidiLevel](repeating: 0, count: scalars.count)
        var direction = FRIBIDI_PAR_ON
        types(scalars, count, &kinds)
        brackets(scalars, count, kinds, &pairs)
        // If there is no memory for it, everything runs to the right.
        let highest = resolve(kinds, pairs, count, &direction, &levels)
        return highest == 0 ? levels.map { _ in 0 } : levels.map { UInt8(max(0, $0)) }
    }

    /// The indices of pieces in the order in which they stand from left to right (rule L2).
    static func visual(_ levels: [UInt8]) -> [Int] {
        var order = Array(levels.indices)
        for level in stride(from: levels.max() ?? 0, to: 0, by: -1) {
            var start = 0
            while start < order.count {
                guard levels[start] >= level else {
                    start += 1
                    continue
                }
                let end = levels[start...].firstIndex { $0 < level } ?? levels.count
                order[start..<end].reverse()
                start = end
            }
        }
        return order
    }
}
