import CamelAnimation
import POSIX
import Testing

@testable import CamelSDL
@testable import SplashMedia

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
