import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL
@testable import SplashMedia

/// One at a time, so that fontconfig is asked by one thread.
@Suite(.serialized) enum SetTextTests {}

extension SetTextTests {
    /// With the DejaVu fonts, which have Latin, Greek, Cyrillic, Hebrew and Arabic.
    @Suite struct TypesetterTests {
        private let typesetter: Typesetter

        init() throws { typesetter = try Typesetter() }

        private func line(_ text: String) throws -> TextLine {
            try typesetter.line(text, height: 26, color: 0x123456)
        }

        /// Where there is ink: opacities above a half, row by row.
        private func ink(_ line: TextLine) -> [[Bool]] {
            let picture = line.surface
            return (0..<picture.size.height).map { y in picture.pixels(y).map { $0 >> 24 > 127 } }
        }

        private func difference(_ left: TextLine, _ right: TextLine) -> Int {
            zip(ink(left), ink(right)).reduce(0) { $0 + zip($1.0, $1.1).filter { $0 != $1 }.count }
        }

        @Test(arguments: [
            "prog.byte", "Ελληνικά", "Загрузка", "تحميل المكتبة", "טוען 100%", "a é ê ẽ", "日本 😀 हिन्दी ཀ",
            "\u{FFFD}\u{378}", "a\u{200F}\u{200D}\u{5D0}\u{200F}\u{200E}b\u{FE00}\u{10332}",
        ])
        func aLineIsAsWideAsItWasMeasured(text: String) throws {
            let line = try line(text)
            #expect(line.surface.size.width == (try typesetter.width(of: text, height: 26)))
            #expect((20...60).contains(line.surface.size.height) && (15...40).contains(line.baseline))
            #expect(ink(line).joined().contains(true))
        }

        @Test func itHasOneColour() throws {
            let picture = try line("prog · é").surface
            for y in 0..<picture.size.height {
                for pixel in picture.pixels(y) where pixel >> 24 > 0 {
                    #expect(pixel & 0xFF_FFFF == 0x123456)
                }
            }
        }

        @Test(arguments: ["", " ", "\u{200D}", "\u{FE0F}", "\u{301}"])
        func whatCannotBeSeenIsNoError(text: String) throws {
            _ = try line(text)
            _ = try typesetter.fitted(text, height: 26, width: 0)
        }

        @Test func arabicLettersAreJoined() throws {
            let joined = try typesetter.width(of: "ببب", height: 26)
            #expect(joined < 3 * (try typesetter.width(of: "ب", height: 26)) - 5)
        }

        @Test func hebrewRunsToTheLeft() throws {
            let text = try line("שו")
            let toTheLeft = try TextLine.joined([try line("ו"), try line("ש")])
            let toTheRight = try TextLine.joined([try line("ש"), try line("ו")])
            // A letter that stands alone begins at a whole pixel.
            #expect(3 * difference(text, toTheLeft) < 2 * difference(text, toTheRight))
        }

        @Test func lettersThatRiseHigherStandOnTheSameLine() throws {
            // The lower half of both is an E.
            let plain = try line("E")
            let tall = try line("Ễ")
            #expect(tall.baseline >= plain.baseline)
            let rows = { (line: TextLine) in Array(self.ink(line)[line.baseline - 9..<line.baseline]) }
            #expect(rows(plain) == rows(tall))
            #expect(rows(plain).joined().contains(true))
        }

        @Test(arguments: [
            "Loading the standard library",
            "e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}e\u{301}",
            "טוען את הספרייה הסטנדרטית", "👩\u{200D}💻👩\u{200D}💻👩\u{200D}💻👩\u{200D}💻",
            "iiiiiiiiiiiiiiiiiiiiiiiiiiiii",
        ])
        func whatIsTooLongIsCutBetweenCharacters(text: String) throws {
            let whole = try typesetter.width(of: text, height: 13)
            var longest = 0
            for width in stride(from: 0, to: whole, by: 7) {
                let cut = try typesetter.fitted(text, height: 13, width: width)
                #expect(try typesetter.width(of: cut, height: 13) <= width)
                guard !cut.isEmpty else { continue }
                #expect(cut.last == "…")
                let kept = Array(cut.dropLast())
                #expect(Array(text.prefix(kept.count)) == kept)
                #expect(kept.count >= longest)
                longest = kept.count
            }
            #expect(longest > 0)
            #expect(try typesetter.fitted(text, height: 13, width: whole) == text)
        }

        @Test func noSpaceStandsBeforeTheEllipsis() throws {
            let width = try typesetter.width(of: "abc …", height: 13)
            #expect(try typesetter.fitted("abc def ghi", height: 13, width: width) == "abc…")
        }

        @Test func theStatusIsCutBeforeTheName() throws {
            func width(_ name: String, _ status: String, _ room: Int) throws -> Int {
                try typesetter.caption(
                    name: name, status: status, height: 13, width: room, ink: 0, secondaryInk: 0
                ).surface.size.width
            }
            let long = String(repeating: "long ", count: 60)
            let name = try typesetter.width(of: "prog · ", height: 13)
            #expect(try width("prog", "ok", 380) < name + 30)
            #expect((name + 250...380).contains(try width("prog", long, 380)))
            #expect((300...380).contains(try width(long, long, 380)))
            #expect((300...380).contains(try width(long, "", 380)))
            #expect((300...380).contains(try width("", long, 380)))
        }
    }
}
