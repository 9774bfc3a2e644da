import CamelAnimation
import POSIX
import Testing

@testable import CamelSDL
@testable import SplashMedia

@Suite struct TextScriptTests {
    @Test(
        arguments: [
            ("a", "Latn"), ("ß", "Latn"), ("Ω", "Grek"), ("Ж", "Cyrl"), ("ب", "Arab"), ("א", "Hebr"),
            ("क", "Deva"), ("ก", "Thai"), ("か", "Hira"), ("カ", "Kana"), ("漢", "Hani"), ("한", "Hang"),
            ("𠀀", "Hani"), ("ー", nil), ("१", "Deva"), ("١", "Arab"), ("1", nil), (" ", nil), ("…", nil),
            ("😀", nil), ("×", nil),
        ] as [(Character, String?)])
    func aLetterHasAScript(character: Character, code: String?) throws {
        #expect(try TextScripts().script(of: character)?.letters == code)
    }
}

extension TextScript {
    /// The four letters of ISO 15924.
    var letters: String {
        String(decoding: [24, 16, 8, 0].map { UInt8(code >> UInt32($0) & 255) }, as: UTF8.self)
    }
}
