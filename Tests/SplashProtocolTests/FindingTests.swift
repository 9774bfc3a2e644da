import SplashProtocol
import Testing

@Suite struct FindingTests {
    @Test func aLineHasColumnsAndWhatFollowsIsBelow() {
        #expect(
            Finding.ok("display", ":0, x11").text(isColored: false) == "  ok       display           :0, x11")
        let missing = Finding.missing("sound", "no device", so: "there is none")
        #expect(
            missing.text(isColored: false) == """
                  missing  sound             no device
                                             so there is none
                """)
    }

    @Test func aLongSubjectKeepsItsDistance() {
        let finding = Finding.ok("a subject longer than its column", "x")
        #expect(finding.text(isColored: false).hasSuffix("its column x"))
    }

    @Test func onlyTheVerdictIsColored() {
        #expect(
            Finding.wrong("end", "x", so: nil).text(isColored: true).hasPrefix(
                "  \u{1B}[31mwrong    \u{1B}[0mend "))
    }

    @Test func whatATerminalWouldObeyIsHarmless() {
        let text = Finding.ok("settings", "a\u{1B}[2J\nb\u{202E}c\u{9B}d").text(isColored: false)
        #expect(text.hasSuffix("a?[2J?b?c?d"))
        let long = Finding.ok("settings", String(repeating: "x", count: 5_000)).text(isColored: false)
        #expect(long.utf8.count < 400)
    }
}
