import Score

/// The settings of the mix as a whole.
struct MasterSettings: Sendable {
    /// The echo's delay in beats.
    var echoBeats: Double
    /// 0 to below 1.
    var echoFeedback: Double
    /// The time in seconds in which the reverb falls by 60 dB.
    var reverbSeconds: Double
    /// How fast the reverb's highs fall, 0 to 1.
    var reverbDamping: Double
    /// The integrated loudness to reach, in LUFS.
    var loudness: Double
    /// The true peak not to exceed, in dBTP.
    var ceiling: Double
    /// The compressor's threshold in dB, before the loudness is set, and its ratio.
    var compressor: (threshold: Double, ratio: Double)
    /// Seconds until the others are back after they stepped aside for the kick.
    var duckSeconds: Double

    init(_ settings: [Setting]) throws(ScoreError) {
        let known: Set<String> = ["echo", "reverb", "loudness", "ceiling", "compressor", "duck"]
        let reader = try SettingReader(settings, known: known)
        let echo = try reader.numbers("echo", [0.75, 0.35])
        (echoBeats, echoFeedback) = (echo[0], min(0.95, echo[1]))
        let reverb = try reader.numbers("reverb", [1.8, 0.4])
        (reverbSeconds, reverbDamping) = (reverb[0], reverb[1])
        loudness = try reader.number("loudness", -18)
        ceiling = try reader.number("ceiling", -1.5)
        let squeeze = try reader.numbers("compressor", [-18, 2])
        compressor = (squeeze[0], squeeze[1])
        duckSeconds = try reader.number("duck", 0.25)
    }
}
