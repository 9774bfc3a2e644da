import Score

/// How a pitched instrument sounds.
struct Patch: Equatable, Sendable {
    var waveform: Waveform
    /// How many oscillators play each note.
    var unison: Int
    /// How far apart the outermost oscillators are, in cents.
    var detune: Double
    /// How far apart they stand, from 0, all in the middle, to 1.
    var width: Double
    /// The amount of a sine an octave below.
    var sub: Double
    var envelope: Envelope
    var filter: Filter
    var vibrato: Vibrato
    /// Seconds in which a note slides from the one before it.
    var glide: Double

    /// A low-pass filter that opens at the start of each note.
    struct Filter: Equatable, Sendable {
        /// Where it rests, in Hz.
        var cutoff: Double
        /// 0 to 1.
        var resonance: Double
        /// How far it opens, in octaves; for a bell also the depth of its modulation, in radians.
        var octaves: Double
        /// Seconds in which it closes again.
        var decay: Double
        /// How far it sweeps up and down, in octaves.
        var sweepOctaves: Double
        /// Beats in one sweep.
        var sweepBeats: Double
    }

    /// A slow swing of the pitch that sets in on long notes.
    struct Vibrato: Equatable, Sendable {
        /// Swings per second.
        var rate: Double
        /// Cents above and below the note.
        var depth: Double
        /// Seconds before it sets in.
        var delay: Double
    }

    private static let settingNames: Set<String> = [
        "wave", "unison", "sub", "envelope", "filter", "sweep", "vibrato", "glide",
    ]

    /// The reader of an instrument's settings, which refuses those that have no meaning.
    static func reader(_ instrument: Instrument) throws(ScoreError) -> SettingReader {
        try SettingReader(instrument.settings, known: settingNames.union(Channel.settingNames))
    }

    init(_ reader: SettingReader) throws(ScoreError) {
        waveform = try reader.choice("wave", Waveform.saw)
        let unisonValues = try reader.numbers("unison", [1, 0, 0])
        unison = max(1, Int(unisonValues[0]))
        (detune, width) = (unisonValues[1], unisonValues[2])
        sub = try reader.number("sub", 0)
        let times = try reader.numbers("envelope", [0.005, 0.2, 0.7, 0.1])
        envelope = Envelope(attack: times[0], decay: times[1], sustain: times[2], release: times[3])
        let shape = try reader.numbers("filter", [18_000, 0, 0, 0.1])
        let sweep = try reader.numbers("sweep", [0, 4])
        filter = Filter(
            cutoff: shape[0], resonance: shape[1], octaves: shape[2], decay: shape[3],
            sweepOctaves: sweep[0], sweepBeats: sweep[1])
        let swing = try reader.numbers("vibrato", [5, 0, 0])
        vibrato = Vibrato(rate: swing[0], depth: swing[1], delay: swing[2])
        glide = try reader.number("glide", 0)
    }
}
