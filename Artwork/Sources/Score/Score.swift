/// A piece of music: instruments, sections, and the order in which they are played.
public struct Score: Equatable, Sendable {
    /// The title of the piece.
    public var title: String
    /// Beats per minute.
    public var tempo: Double
    /// Beats in each bar.
    public var beatsPerBar: Int
    /// The pitch classes that melodies may use, in semitones above C; empty allows all.
    public var mode: Set<Int>
    /// How the written beat is bent in performance.
    public var groove: Groove
    /// Settings of the mix as a whole.
    public var master: [Setting]
    /// The instruments in the order of their declaration.
    public var instruments: [Instrument]
    /// The sections in playing order; one that is played twice stands here twice.
    public var sections: [Section]

    /// Ticks in one bar.
    public var ticksPerBar: Int { beatsPerBar * Ticks.perBeat }

    /// The length of the piece in bars.
    public var bars: Int { sections.reduce(0) { $0 + $1.bars } }

    /// The length of the piece in ticks.
    public var ticks: Int { bars * ticksPerBar }

    /// The length of the piece in seconds.
    public var seconds: Double {
        Double(bars * beatsPerBar) * 60 / tempo
    }

    /// Every note of the piece as performed: in ticks from the start, with the groove applied, sorted by time.
    public var notes: [Note] {
        var offset = 0
        var all: [Note] = []
        for section in sections {
            all += section.notes.map { performed($0, offset: offset) }
            offset += section.bars * ticksPerBar
        }
        return all.sorted { ($0.start, $0.pitch.midiNumber) < ($1.start, $1.pitch.midiNumber) }
    }

    private func performed(_ note: Note, offset: Int) -> Note {
        var result = note
        result.start = groove.performed(offset + note.start)
        result.duration = groove.performed(offset + note.end) - result.start
        return result
    }
}
