import CamelAnimation
import POSIX
import Testing

@testable import CamelSDL
@testable import SplashMedia

@Suite struct ForeignTextTests {
    @Test(
        arguments: [
            ("Loading", "Loading"), ("", ""), ("  a \n\t b\r\nc\u{A0}\u{2028}d  ", "a b c d"),
            ("\u{1B}[31mred\u{7}", "\u{FFFD}[31mred\u{FFFD}"),
            ("\u{202E}txt.exe\u{202C}", "txt.exe"), ("\u{2066}a\u{2069}\u{200F}b\u{200E}\u{61C}c", "abc"),
            ("so\u{AD}ft \u{200B}\u{FEFF}\u{2060}zero", "soft zero"),
            ("👩\u{200D}💻 ✔\u{FE0F}", "👩\u{200D}💻 ✔\u{FE0F}"), ("\u{E000}", "\u{FFFD}"),
            ("e\u{301}\u{302}", "e\u{301}\u{302}"),
        ] as [(String, String)])
    func whatCouldDoHarmIsTakenOut(text: String, line: String) {
        #expect(ForeignText.line(ByteString(text)).unicodeScalars.elementsEqual(line.unicodeScalars))
    }

    @Test func whatIsNotUTF8IsShownAsSuch() {
        #expect(ForeignText.line(ByteString(bytes: [0x61, 0xFF, 0x62, 0xC3])) == "a\u{FFFD}b\u{FFFD}")
    }

    @Test func onlyTheBeginningOfALongTextIsLookedAt() {
        let emoji = ForeignText.line(ByteString(String(repeating: "😀", count: 10_000)))
        #expect(emoji == String(repeating: "😀", count: ForeignText.maximumScalars))
        #expect(ForeignText.line(ByteString(String(repeating: " ", count: 100_000) + "a")) == "")
    }

    @Test func marksAreNotStackedWithoutEnd() {
        let tower = "a" + String(repeating: "\u{301}", count: 40) + "b"
        #expect(ForeignText.line(ByteString(tower)).unicodeScalars.count == 8)
    }

    @Test func anyBytesMakeOneHarmlessLine() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let bytes = (0..<200).map { _ in UInt8.random(in: 1...255, using: &generator) }
            for scalar in ForeignText.line(ByteString(bytes: bytes)).unicodeScalars {
                #expect(scalar.properties.generalCategory != .control, "\(bytes)")
            }
        }
    }
}
