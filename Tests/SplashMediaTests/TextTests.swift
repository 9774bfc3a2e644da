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

@Suite struct TextOrderTests {
    private let order: TextOrder

    init() throws { order = try TextOrder() }

    /// The characters as they stand from left to right.
    private func visible(_ text: String) -> String {
        let characters = Array(text)
        return String(TextOrder.visual(order.levels(characters)).map { characters[$0] })
    }

    // The Hebrew letters are in the order in which they are read; compare with UAX #9.
    @Test(
        arguments: [
            ("", ""), ("abc", "abc"), ("אבג", "גבא"), ("abc אבג def", "abc גבא def"),
            ("אבג 12", "12 גבא"), ("12 אבג", "גבא 12"), ("אבג 1.5, 20% ד", "ד 20% ,1.5 גבא"),
            ("אב $5 גד", "דג $5 בא"), ("abc 12 אבג 34", "abc 12 34 גבא"), ("3/10 abc", "3/10 abc"),
            ("abc (אבג) def", "abc (גבא) def"), ("אבג (abc)", ")abc( גבא"),
            ("אבג abc (de)", "abc (de) גבא"), ("אבג [3/10] ד", "ד ]3/10[ גבא"),
            ("abc) אבג (", "abc) גבא ("), ("طبق ١٢", "١٢ قبط"), ("日本 אב", "日本 בא"),
            ("ا 1-2-3", "3-2-1 ا"), ("א 1-2-3", "1-2-3 א"), ("ا 10:30", "10:30 ا"),
            ("ab ا ١٢٪", "ab ١٢ ا٪"), ("!?", "!?"), ("אב!", "!בא"), ("ab!", "ab!"),
        ] as [(String, String)])
    func charactersStandAsTheyAreRead(text: String, shown: String) {
        #expect(visible(text) == shown)
    }

    @Test func everyCharacterStaysOnce() {
        let signs = Array("aא1.%([)] ")
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let text = String((0..<12).map { _ in signs.randomElement(using: &generator) ?? "a" })
            #expect(visible(text).sorted() == text.sorted(), "\(text)")
        }
    }
}

@Suite struct TextAnalysisTests {
    @Test func withoutLibrariesEverythingRunsToTheRight() {
        let analysis = TextAnalysis(order: nil, scripts: nil)
        #expect(analysis.levels(["a", "א"]) == [0, 0])
        #expect(analysis.scripts(["a", "א"]) == [.common, .common])
    }

    @Test func marksBelongToTheirLetters() {
        let analysis = TextAnalysis()
        let text = Array("שָׁ e\u{301} 👩\u{200D}💻ب")
        #expect(analysis.levels(text).count == text.count)
        #expect(analysis.scripts(text).map(\.code) == ["Hebr", "Hebr", "Latn", "Latn", "Latn", "Arab"])
    }
}

@Suite struct TextScriptTests {
    @Test(
        arguments: [
            ("a", "Latn"), ("ß", "Latn"), ("Ω", "Grek"), ("Ж", "Cyrl"), ("ب", "Arab"), ("א", "Hebr"),
            ("क", "Deva"), ("ก", "Thai"), ("か", "Hira"), ("カ", "Kana"), ("漢", "Hani"), ("한", "Hang"),
            ("𠀀", "Hani"), ("ー", nil), ("१", "Deva"), ("١", "Arab"), ("1", nil), (" ", nil), ("…", nil),
            ("😀", nil), ("×", nil),
        ] as [(Character, String?)])
    func aLetterHasAScript(character: Character, code: String?) throws {
        #expect(try TextScripts().script(of: character)?.code == code)
    }
}
