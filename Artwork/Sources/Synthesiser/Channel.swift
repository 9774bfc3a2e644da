import Score

/// How an instrument stands in the mix.
struct Channel: Equatable, Sendable {
    /// How hard the sound is driven into saturation: 0 is not at all, 5 is hard.
    ///
    /// Saturation gives low sounds the overtones by which small loudspeakers let them be heard.
    var drive: Double
    /// Loudness in dB.
    var level: Double
    /// From -1, left, to 1, right.
    var pan: Double
    /// How much goes to the echo, 0 to 1.
    var echo: Double
    /// How much goes to the reverb, 0 to 1.
    var reverb: Double
    /// How far it steps back under the kick, 0 to 1.
    var duck: Double
    /// What lies below this frequency in Hz is removed; 0 removes nothing.
    var lowCut: Double

    /// The names of a channel's settings.
    static let settingNames: Set<String> = ["drive", "level", "pan", "echo", "reverb", "duck", "lowcut"]

    init(_ reader: SettingReader) throws(ScoreError) {
        drive = try reader.number("drive", 0)
        level = try reader.number("level", 0)
        pan = try reader.number("pan", 0)
        echo = try reader.number("echo", 0)
        reverb = try reader.number("reverb", 0)
        duck = try reader.number("duck", 0)
        lowCut = try reader.number("lowcut", 0)
    }
}
