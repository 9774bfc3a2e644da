import SplashProtocol
import Testing

@Suite struct ExplanationTests {
    @Test func namesAndTextsAreInColumns() {
        let section = Explanation(
            "Program", [.init("file", "/bin/sh"), .init("kind", String(repeating: "word ", count: 14))])
        #expect(
            section.text(isColored: false) == """

                Program
                  file                  /bin/sh
                  kind                  word word word word word word word word word word word
                                        word word word
                """)
    }

    @Test func onlyTheHeadingStandsOut() {
        let text = Explanation("Window", [.init("none", "off")]).text(isColored: true)
        #expect(text == "\n\u{1B}[1mWindow\u{1B}[0m\n  none                  off")
    }

    @Test func aLongNameHasALineOfItsOwn() {
        let text = Explanation("T", [.init("a name longer than its column", "x")]).text(isColored: false)
        #expect(text == "\nT\n  a name longer than its column\n                        x")
    }

    @Test func noLineIsTooLong() {
        let words = (1...200).map { String(repeating: "x", count: $0 % 40 + 1) }.joined(separator: " ")
        let text = Explanation("T", [.init("name", words)]).text(isColored: false)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    @Test func whatATerminalWouldObeyIsHarmless() {
        let text = Explanation("T", [.init("a\u{1B}[2J", "b\u{9B}2J\nforged")]).text(isColored: false)
        #expect(text == "\nT\n  a?[2J                 b?2J?forged")
        #expect(Explanation("T", [.init("empty", "")]).text(isColored: false) == "\nT\n  empty")
    }
}
