/// Reads one bar of a drum grid, such as `X...o.x. ........`, a cell for each thirty-second note.
struct DrumGridParser {
    /// The instrument that plays.
    var track: String
    /// Its General MIDI percussion key.
    var key: Pitch
    /// Where the next bar begins, in ticks from the start of the section.
    private(set) var position = 0
    /// The strokes read so far.
    private(set) var notes: [Note] = []

    init(track: String, key: Pitch) {
        self.track = track
        self.key = key
    }

    /// Reads the next bar, which must last exactly `ticks` ticks.
    mutating func read(_ bar: BarText, ticks: Int) throws(ScoreError) {
        let cells = bar.text.filter { $0 != " " }
        guard cells.count * Ticks.perCell == ticks else {
            let expected = ticks / Ticks.perCell
            let reason = "the bar of \(track) has \(cells.count) cells, not \(expected)"
            throw ScoreError(line: bar.line, reason: reason)
        }
        for cell in cells {
            try read(cell, bar.line)
            position += Ticks.perCell
        }
    }

    private mutating func read(_ cell: Character, _ line: Int) throws(ScoreError) {
        if cell == "." { return }
        let velocities: [Character: Int] = ["X": 116, "x": 92, "o": 66, "-": 42]
        guard let velocity = velocities[cell] else {
            throw ScoreError(line: line, reason: "'\(cell)' is no stroke; write X, x, o, - or .")
        }
        notes.append(
            Note(track: track, pitch: key, start: position, duration: Ticks.perCell, velocity: velocity))
    }
}
