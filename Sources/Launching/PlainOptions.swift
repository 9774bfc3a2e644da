internal import Glibc
internal import POSIX

/// Options in their plainest spelling, `--mute --delay 300`, read without building the parser's tree of all
/// options, which takes longer than the rest of the launch. The option parser reads everything else.
public struct PlainOptions: Equatable, Sendable {
    /// What the options say.
    public private(set) var layer = SettingsLayer()
    /// How many words the options take; the command follows.
    public private(set) var count = 0

    /// Reads the leading options of the words that `word` gives, counted from 0 (nil after the last). Nil
    /// where there is anything that only the parser can judge.
    public init?(word: (Int) -> UnsafePointer<CChar>?) throws(SettingError) {
        while let name = word(count), name[0] == CChar(UInt8(ascii: "-")) {
            count += 1
            if strcmp(name, "--") == 0 { return }
            guard let setting = Setting.all.first(where: { PlainOptions.isOption(name, $0) }) else {
                return nil
            }
            if setting.isFlag {
                try layer.set(setting, to: "1", name: setting.optionName)
            } else {
                guard let value = word(count), value[0] != 0, value[0] != CChar(UInt8(ascii: "-")) else {
                    return nil
                }
                count += 1
                try layer.set(setting, to: ByteString(cString: value), name: setting.optionName)
            }
        }
    }

    private static func isOption(_ word: UnsafePointer<CChar>, _ setting: Setting) -> Bool {
        word[1] == CChar(UInt8(ascii: "-")) && strcmp(word + 2, setting.rawValue) == 0
    }
}
