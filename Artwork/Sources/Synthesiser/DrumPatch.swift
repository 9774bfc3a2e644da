import Score

/// How a drum sounds.
struct DrumPatch: Equatable, Sendable {
    /// The way in which the sound is made.
    enum Sound: String, Sendable {
        /// A skin: a sine that falls in pitch, with a soft thud of noise.
        case membrane
        /// The edge of a darbuka: a short bright stroke with two partials.
        case rim
        /// Hands: three bursts of noise and a tail.
        case clap
        /// Metal: high noise.
        case hat
        /// Wind over sand: a swell of noise that rises in pitch and breaks off softly.
        case wind
    }

    var sound: Sound
    /// The pitch in Hz: where a membrane settles, or the centre of a noise.
    var tune: Double
    /// How far above its pitch a membrane begins or a wind ends, in octaves.
    var drop: Double
    /// Seconds until it has died away.
    var decay: Double
    /// The amount of noise, 0 to 1.
    var noise: Double

    private static let settingNames: Set<String> = ["sound", "tune", "drop", "decay", "noise"]

    /// The reader of a drum's settings, which refuses those that have no meaning.
    static func reader(_ instrument: Instrument) throws(ScoreError) -> SettingReader {
        try SettingReader(instrument.settings, known: settingNames.union(Channel.settingNames))
    }

    init(_ reader: SettingReader) throws(ScoreError) {
        sound = try reader.choice("sound", Sound.membrane)
        tune = try reader.number("tune", 60)
        drop = try reader.number("drop", 1)
        decay = try reader.number("decay", 0.3)
        noise = try reader.number("noise", 0.1)
    }
}
