/// A section as it stands in the score, before its bars are read.
struct SectionText {
    /// One instrument's bars, gathered from all its lines.
    struct Track {
        var instrument: Instrument
        var bars: [BarText]
    }

    var name: String
    /// How many bars each track must have.
    var bars: Int
    var tracks: [Track] = []

    /// Reads `NAME BARS`, the words after `section`.
    init(_ words: [String], _ line: Int) throws(ScoreError) {
        guard words.count == 2, let bars = Int(words[1]), bars > 0 else {
            throw ScoreError(line: line, reason: "write 'section NAME BARS'")
        }
        (name, self.bars) = (words[0], bars)
    }

    /// Appends the bars in `text` to the track of `instrument`.
    mutating func append(_ text: String, to instrument: Instrument, _ line: Int) throws(ScoreError) {
        let known = tracks.firstIndex { $0.instrument.name == instrument.name }
        let index = known ?? tracks.endIndex
        if known == nil { tracks.append(Track(instrument: instrument, bars: [])) }
        tracks[index].bars += try BarText.split(text, after: tracks[index].bars.last, line: line)
    }

    /// The section with its bars read; a bar lasts `ticks` ticks and its melodies keep to `mode`.
    func section(mode: Set<Int>, ticks: Int) throws(ScoreError) -> Section {
        var notes: [Note] = []
        for track in tracks {
            notes += try read(track, mode: mode, ticks: ticks)
        }
        return Section(name: name, bars: bars, notes: notes)
    }

    private func read(_ track: Track, mode: Set<Int>, ticks: Int) throws(ScoreError) -> [Note] {
        guard track.bars.count == bars else {
            let reason = "\(track.instrument.name) has \(track.bars.count) bars, section \(name) has \(bars)"
            throw ScoreError(line: track.bars.last?.line ?? 0, reason: reason)
        }
        switch track.instrument.kind {
        case .melodic:
            var parser = MelodyParser(track: track.instrument.name, mode: mode)
            for bar in track.bars { try parser.read(bar, ticks: ticks) }
            return parser.notes
        case .drum(let key):
            var parser = DrumGridParser(track: track.instrument.name, key: key)
            for bar in track.bars { try parser.read(bar, ticks: ticks) }
            return parser.notes
        }
    }
}
