/// The writing system of a character, which shaping must know: one call shapes text of one script.
struct TextScript: Equatable, Sendable {
    /// The code of ISO 15924.
    let code: String

    /// What has letters of no script: digits, punctuation, symbols.
    static let common = TextScript(code: "Zyyy")

    /// The script of the character's first scalar that has one; nil where it is used with any script.
    static func of(_ character: Character) -> TextScript? {
        for scalar in character.unicodeScalars where scalar.properties.isAlphabetic {
            if let entry = blocks.first(where: { $0.0.contains(scalar.value) }) {
                return TextScript(code: entry.1)
            }
        }
        return nil
    }

    /// Blocks of the Unicode Standard by the script of their letters. A script that is not here is shaped without
    /// rules of its own.
    private static let blocks: [(ClosedRange<UInt32>, String)] = [
        (0x0041...0x02AF, "Latn"), (0x0370...0x03FF, "Grek"), (0x0400...0x052F, "Cyrl"),
        (0x0530...0x058F, "Armn"), (0x0590...0x05FF, "Hebr"), (0x0600...0x06FF, "Arab"),
        (0x0700...0x074F, "Syrc"), (0x0750...0x077F, "Arab"), (0x0780...0x07BF, "Thaa"),
        (0x07C0...0x07FF, "Nkoo"), (0x0800...0x083F, "Samr"), (0x0840...0x085F, "Mand"),
        (0x0860...0x086F, "Syrc"), (0x0870...0x08FF, "Arab"), (0x0900...0x097F, "Deva"),
        (0x0980...0x09FF, "Beng"), (0x0A00...0x0A7F, "Guru"), (0x0A80...0x0AFF, "Gujr"),
        (0x0B00...0x0B7F, "Orya"), (0x0B80...0x0BFF, "Taml"), (0x0C00...0x0C7F, "Telu"),
        (0x0C80...0x0CFF, "Knda"), (0x0D00...0x0D7F, "Mlym"), (0x0D80...0x0DFF, "Sinh"),
        (0x0E00...0x0E7F, "Thai"), (0x0E80...0x0EFF, "Laoo"), (0x0F00...0x0FFF, "Tibt"),
        (0x1000...0x109F, "Mymr"), (0x10A0...0x10FF, "Geor"), (0x1100...0x11FF, "Hang"),
        (0x1200...0x139F, "Ethi"), (0x13A0...0x13FF, "Cher"), (0x1400...0x167F, "Cans"),
        (0x1780...0x17FF, "Khmr"), (0x1800...0x18AF, "Mong"), (0x1B00...0x1B7F, "Bali"),
        (0x1C80...0x1C8F, "Cyrl"), (0x1C90...0x1CBF, "Geor"), (0x1E00...0x1EFF, "Latn"),
        (0x1F00...0x1FFF, "Grek"), (0x2C60...0x2C7F, "Latn"), (0x2C80...0x2CFF, "Copt"),
        (0x2D00...0x2D2F, "Geor"), (0x2D30...0x2D7F, "Tfng"), (0x2D80...0x2DDF, "Ethi"),
        (0x2DE0...0x2DFF, "Cyrl"), (0x2E80...0x2FDF, "Hani"), (0x3005...0x3007, "Hani"),
        (0x3021...0x3029, "Hani"), (0x3040...0x309F, "Hira"), (0x30A0...0x30FF, "Kana"),
        (0x3100...0x312F, "Bopo"), (0x3130...0x318F, "Hang"), (0x31F0...0x31FF, "Kana"),
        (0x3400...0x4DBF, "Hani"), (0x4E00...0x9FFF, "Hani"), (0xA640...0xA69F, "Cyrl"),
        (0xA720...0xA7FF, "Latn"), (0xA8E0...0xA8FF, "Deva"), (0xA960...0xA97F, "Hang"),
        (0xA980...0xA9DF, "Java"), (0xA9E0...0xA9FF, "Mymr"), (0xAA60...0xAA7F, "Mymr"),
        (0xAB00...0xAB2F, "Ethi"), (0xAB30...0xAB6F, "Latn"), (0xAB70...0xABBF, "Cher"),
        (0xAC00...0xD7FF, "Hang"), (0xF900...0xFAFF, "Hani"), (0xFB00...0xFB06, "Latn"),
        (0xFB13...0xFB17, "Armn"), (0xFB1D...0xFB4F, "Hebr"), (0xFB50...0xFDFF, "Arab"),
        (0xFE70...0xFEFF, "Arab"), (0xFF21...0xFF5A, "Latn"), (0xFF66...0xFF9D, "Kana"),
        (0x1_1000...0x1_107F, "Brah"), (0x1_E900...0x1_E95F, "Adlm"), (0x2_0000...0x3_FFFF, "Hani"),
    ]
}
