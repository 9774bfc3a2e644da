/// What stands at the top of a score, before its instruments.
struct ScoreHeader {
    var title = ""
    /// Beats per minute.
    var tempo = 100.0
    var beatsPerBar = 4
    var mode: Set<Int> = []
    var groove = Groove.straight
    var order: [String] = []
    var orderLine = 0

    /// Ticks in one bar.
    var ticksPerBar: Int { beatsPerBar * Ticks.perBeat }

    /// Reads the setting `name` with the words that follow it.
    mutating func read(_ name: String, _ words: [String], _ line: Int) throws(ScoreError) {
        switch name {
        case "title": title = words.joined(separator: " ")
        case "tempo": tempo = try number(words, in: 20...400, line)
        case "beats": beatsPerBar = Int(try number(words, in: 1...16, line))
        case "mode": mode = try Self.mode(words, line)
        case "groove": groove = try Self.groove(words, line)
        case "play": (order, orderLine) = (words, line)
        default: throw ScoreError(line: line, reason: "'\(name)' means nothing here")
        }
    }

    private func number(
        _ words: [String], in range: ClosedRange<Double>, _ line: Int
    ) throws(ScoreError) -> Double {
        guard words.count == 1, let value = Double(words[0]), range.contains(value) else {
            let bounds = "\(range.lowerBound) to \(range.upperBound)"
            throw ScoreError(line: line, reason: "write one number from \(bounds)")
        }
        return value
    }

    private static func mode(_ words: [String], _ line: Int) throws(ScoreError) -> Set<Int> {
        var classes: Set<Int> = []
        for word in words {
            guard let pitchClass = Pitch.pitchClass(named: word) else {
                throw ScoreError(line: line, reason: "'\(word)' is no note name such as F# or Bb")
            }
            classes.insert(pitchClass)
        }
        return classes
    }

    private static func groove(_ words: [String], _ line: Int) throws(ScoreError) -> Groove {
        var anchors: [Groove.Anchor] = []
        for word in words {
            let pair = word.split(separator: "=").compactMap { Double($0) }
            guard pair.count == 2 else {
                throw ScoreError(line: line, reason: "'\(word)' is no groove; write WRITTEN=PERFORMED")
            }
            let ticks = pair.map { Int(($0 * Double(Ticks.perBeat)).rounded()) }
            anchors.append(Groove.Anchor(written: ticks[0], performed: ticks[1]))
        }
        guard let groove = Groove(anchors: anchors) else {
            throw ScoreError(line: line, reason: "the groove must ascend between 0 and 1")
        }
        return groove
    }
}
