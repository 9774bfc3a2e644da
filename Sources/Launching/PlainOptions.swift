public import Handover

/// Options in their plainest spelling, `--mute --delay 300`, read without building the parser's tree of all
/// options, which takes longer than the rest of the launch. The option parser reads everything else.
public struct PlainOptions: Equatable, Sendable {
    /// What the options say.
    public private(set) var layer = SettingsLayer()
    /// How many words the options take; the command follows.
    public private(set) var count = 0

    /// Reads the leading options of the words that `word` gives, counted from 0 (nil after the last). Nil
    /// where there is anything that only the parser can judge.
    public init?(word: (Int) -> ByteString?) throws(SettingError) {
        while let name = word(count), name.bytes.first == UInt8(ascii: "-") {
            count += 1
            if name == "--" { return }
            guard let setting = Setting.all.first(where: { ByteString($0.optionName) == name }) else {
                return nil
            }
            if setting == .mute || setting == .noSplash {
                try layer.set(setting, to: "1", name: setting.optionName)
                continue
            }
            guard let value = word(count), let first = value.bytes.first, first != UInt8(ascii: "-") else {
                return nil
            }
            count += 1
            try layer.set(setting, to: value, name: setting.optionName)
        }
    }
}
