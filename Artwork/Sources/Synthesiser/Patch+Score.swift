import Score
import Synthesis

extension Patch {
    private static let settingNames: Set<String> = [
        "wave", "unison", "sub", "envelope", "filter", "sweep", "vibrato", "glide",
    ]

    /// The reader of an instrument's settings, which refuses those that have no meaning.
    static func reader(_ instrument: Instrument) throws(ScoreError) -> SettingReader {
        try SettingReader(instrument.settings, known: settingNames.union(Channel.settingNames))
    }

    init(_ reader: SettingReader) throws(ScoreError) {
        let waveform = try reader.choice("wave", Waveform.saw)
        let unisonValues = try reader.numbers("unison", [1, 0, 0])
        let unison = max(1, Int(unisonValues[0]))
        let sub = try reader.number("sub", 0)
        let times = try reader.numbers("envelope", [0.005, 0.2, 0.7, 0.1])
        let envelope = Envelope(attack: times[0], decay: times[1], sustain: times[2], release: times[3])
        let shape = try reader.numbers("filter", [18_000, 0, 0, 0.1])
        let sweep = try reader.numbers("sweep", [0, 4])
        let filter = Filter(
            cutoff: shape[0], resonance: shape[1], octaves: shape[2], decay: shape[3],
            sweepOctaves: sweep[0], sweepBeats: sweep[1])
        let swing = try reader.numbers("vibrato", [5, 0, 0])
        let vibrato = Vibrato(rate: swing[0], depth: swing[1], delay: swing[2])
        self.init(
            waveform: waveform, unison: unison, detune: unisonValues[1], width: unisonValues[2], sub: sub,
            envelope: envelope, filter: filter, vibrato: vibrato, glide: try reader.number("glide", 0))
    }
}
