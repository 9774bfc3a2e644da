/// In which order characters that run to the left and to the right stand in a line: the Unicode Bidirectional
/// Algorithm (UAX #9) without embeddings, which `ForeignText` takes out, and with all numbers alike.
enum TextOrder {
    /// What a character does to the direction.
    enum Kind: Equatable {
        case left, right, number
        /// A point, comma or the like, part of a number that goes on behind it.
        case separator
        /// A per cent or currency sign, part of the number beside it.
        case terminator
        /// Brackets go together; each has the kind of its closing one.
        case opening(Unicode.Scalar)
        case closing(Unicode.Scalar)
        case neutral
    }

    /// The level of each character: odd ones run to the left.
    static func levels(_ kinds: [Kind]) -> [UInt8] {
        let base: UInt8 = kinds.first { $0 == .left || $0 == .right } == .right ? 1 : 0
        var kinds = kinds
        joinNumbers(&kinds)
        settleNumbers(&kinds, base)
        settleBrackets(&kinds, base)
        settleNeutrals(&kinds, base)
        return kinds.map { kind in
            switch kind {
            case .left: base == 0 ? 0 : 2
            case .right: 1
            case .number: 2
            case .separator, .terminator, .opening, .closing, .neutral: base
            }
        }
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

    /// Rules W4 to W6: what belongs to a number.
    private static func joinNumbers(_ kinds: inout [Kind]) {
        for index in kinds.indices where kinds[index] == .separator {
            let isInside =
                index > 0 && index + 1 < kinds.count && kinds[index - 1] == .number
                && kinds[index + 1] == .number
            kinds[index] = isInside ? .number : .neutral
        }
        for index in kinds.indices.dropFirst() where kinds[index] == .terminator {
            if kinds[index - 1] == .number { kinds[index] = .number }
        }
        for index in kinds.indices.dropLast().reversed() where kinds[index] == .terminator {
            if kinds[index + 1] == .number { kinds[index] = .number }
        }
    }

    /// Rule W7: a number behind text that runs to the right is part of it.
    private static func settleNumbers(_ kinds: inout [Kind], _ base: UInt8) {
        var isRight = base == 1
        for index in kinds.indices {
            switch kinds[index] {
            case .left: isRight = false
            case .right: isRight = true
            case .number: if !isRight { kinds[index] = .left }
            default: break
            }
        }
    }

    /// Rule N0: a pair of brackets has the direction of the text where something within has that, or else of what is
    /// within where that goes on from before.
    private static func settleBrackets(_ kinds: inout [Kind], _ base: UInt8) {
        let edge: Kind = base == 1 ? .right : .left
        for pair in bracketPairs(kinds) {
            let within = kinds[pair].dropFirst().dropLast().filter { !$0.isWeak }.map(\.side)
            guard !within.isEmpty else { continue }
            let before = kinds[..<pair.lowerBound].last { !$0.isWeak }?.side ?? edge
            let side = within.contains(edge) || before == edge ? edge : before
            kinds[pair.lowerBound] = side
            kinds[pair.upperBound] = side
        }
    }

    /// The pairs in the order of their opening brackets; of those that cross, the first to be closed.
    private static func bracketPairs(_ kinds: [Kind]) -> [ClosedRange<Int>] {
        var open: [(scalar: Unicode.Scalar, index: Int)] = []
        var pairs: [ClosedRange<Int>] = []
        for (index, kind) in kinds.enumerated() {
            switch kind {
            case .opening(let scalar): open.append((scalar, index))
            case .closing(let scalar):
                guard let partner = open.lastIndex(where: { $0.scalar == scalar }) else { continue }
                pairs.append(open[partner].index...index)
                open.removeSubrange(partner...)
            default: break
            }
        }
        return pairs.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// Rules N1 and N2: what has no direction goes with its neighbours where they agree.
    private static func settleNeutrals(_ kinds: inout [Kind], _ base: UInt8) {
        let edge: Kind = base == 1 ? .right : .left
        var start = 0
        while start < kinds.count {
            guard kinds[start].isWeak else {
                start += 1
                continue
            }
            let end = kinds[start...].firstIndex { !$0.isWeak } ?? kinds.count
            let before = start == 0 ? edge : kinds[start - 1].side
            let after = end == kinds.count ? edge : kinds[end].side
            for index in start..<end { kinds[index] = before == after ? before : edge }
            start = end
        }
    }
}
