/// Reads one bar of a melody, such as `mf D4:3 {Bb4}A4:3 >D5:2 -:8`.
struct MelodyParser {
    /// The instrument that plays.
    var track: String
    /// The pitch classes allowed; empty allows all.
    var mode: Set<Int>
    /// Where the next note begins, in ticks from the start of the section.
    private(set) var position = 0
    /// The notes read so far.
    private(set) var notes: [Note] = []
    private var velocity = Dynamic.mezzoForte.rawValue
    private var lastChord: Range<Int> = 0..<0
    /// The line of the bar that is being read, for messages.
    private var line = 0

    init(track: String, mode: Set<Int>) {
        self.track = track
        self.mode = mode
    }

    /// Reads the next bar, which must last exactly `ticks` ticks.
    mutating func read(_ bar: BarText, ticks: Int) throws(ScoreError) {
        line = bar.line
        let start = position
        for token in MelodyToken.split(bar.text) {
            try read(token)
        }
        let length = position - start
        guard length == ticks else {
            let found = "\(Double(length) / Double(Ticks.perSixteenth))"
            throw fault("the bar of \(track) lasts \(found) sixteenths, not \(ticks / Ticks.perSixteenth)")
        }
    }

    private mutating func read(_ token: String) throws(ScoreError) {
        if let dynamic = Dynamic(mark: token) {
            velocity = dynamic.rawValue
            return
        }
        let parsed = try MelodyToken(token, line: line)
        switch parsed.content {
        case .rest: lastChord = notes.endIndex..<notes.endIndex
        case .tie: try extendLastChord(by: parsed.duration)
        case .chord(let pitches): try append(pitches, parsed)
        }
        position += parsed.duration
    }

    private mutating func extendLastChord(by duration: Int) throws(ScoreError) {
        guard !lastChord.isEmpty else { throw fault("there is no note before the tie ~") }
        for index in lastChord {
            notes[index].duration += duration
        }
    }

    private mutating func append(_ pitches: [Pitch], _ token: MelodyToken) throws(ScoreError) {
        try checkMode(pitches + token.graces)
        let graceTicks = token.graces.count * Ticks.perGraceNote
        guard graceTicks < token.duration else { throw fault("the note is too short for its grace notes") }
        let loudness = min(127, velocity + (token.isAccented ? Dynamic.accent : 0))
        for (index, grace) in token.graces.enumerated() {
            let start = position + index * Ticks.perGraceNote
            add(grace, start: start, duration: Ticks.perGraceNote, velocity: loudness - Dynamic.accent)
        }
        let first = notes.endIndex
        let (start, duration) = (position + graceTicks, token.duration - graceTicks)
        for pitch in pitches {
            add(pitch, start: start, duration: duration, velocity: loudness)
        }
        lastChord = first..<notes.endIndex
    }

    private mutating func add(_ pitch: Pitch, start: Int, duration: Int, velocity: Int) {
        notes.append(Note(track: track, pitch: pitch, start: start, duration: duration, velocity: velocity))
    }

    private func checkMode(_ pitches: [Pitch]) throws(ScoreError) {
        guard mode.isEmpty || pitches.allSatisfy({ mode.contains($0.pitchClass) }) else {
            throw fault("\(track) plays a note that is not in the mode")
        }
    }

    private func fault(_ reason: String) -> ScoreError {
        ScoreError(line: line, reason: reason)
    }
}
