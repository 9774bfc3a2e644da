import Score
import Synthesis

extension DrumPatch {
    private static let settingNames: Set<String> = ["sound", "tune", "drop", "decay", "noise"]

    /// The reader of a drum's settings, which refuses those that have no meaning.
    static func reader(_ instrument: Instrument) throws(ScoreError) -> SettingReader {
        try SettingReader(instrument.settings, known: settingNames.union(Channel.settingNames))
    }

    init(_ reader: SettingReader) throws(ScoreError) {
        let sound = try reader.choice("sound", Sound.membrane)
        let tune = try reader.number("tune", 60)
        let drop = try reader.number("drop", 1)
        let decay = try reader.number("decay", 0.3)
        let noise = try reader.number("noise", 0.1)
        self.init(sound: sound, tune: tune, drop: drop, decay: decay, noise: noise)
    }
}
