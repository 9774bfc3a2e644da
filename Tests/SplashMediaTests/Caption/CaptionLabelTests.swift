import CamelAnimation
import SplashPolicy
import Testing
import PictureSupport

@testable import CamelSDL
@testable import SplashMedia

extension SetTextTests {
    @Suite struct CaptionLabelTests {
        private func label(
            _ words: String, _ size: PixelSize, _ look: CaptionLabel.Look, _ colors: Duotone = .plate
        ) throws -> (label: CaptionLabel, place: PixelRectangle) {
            let layout = CaptionLayout(window: size, isFramed: look != .bordered)
            let line = try #require(look == .notice ? layout.notice : layout.line)
            let text = try Typesetter().caption(
                name: words, status: "", height: line.letterHeight, width: line.maximumTextWidth,
                ink: look.ink(colors), secondaryInk: look.secondaryInk(colors))
            var placement = CaptionLabelPlacement()
            let place = placement.place(text.surface.size.width, in: line, isChanging: false)
            let label = try CaptionLabel(
                text, place: place.label, text: (place.text, line.baseline), middle: line.middle,
                hairline: layout.hairline, look: look, colors: colors)
            return (label, place.label)
        }

        /// In the label's middle is its ground, and in its letters the ink.
        @Test(arguments: [Duotone.plate, .darkRoom])
        func everyLookIsInTheWindowsColours(colors: Duotone) throws {
            for (look, ground, letters) in [
                (CaptionLabel.Look.inFrame, colors.paper, colors.ink), (.bordered, colors.paper, colors.ink),
                (.notice, colors.ink, colors.paper),
            ] {
                let (label, _) = try label("HHHH", plate, look, colors)
                let pixels = (0..<label.surface.size.height).flatMap { label.surface.pixels($0) }
                #expect(pixels.contains(0xFF00_0000 | ground) && pixels.contains(0xFF00_0000 | letters))
                #expect(look.ink(colors) == letters)
            }
        }

        @Test(arguments: [1, 1.5, 2, 3])
        func theFramesRulesMakeRoomForTheName(scale: Double) throws {
            let size = plate.scaled(by: scale)
            let (label, place) = try label("prog.byte", size, .inFrame)
            let before = try window(size)
            let after = try window(size)
            label.draw(on: after, opacity: 255)
            // Within the padding there is paper from top to bottom, where the rules were.
            let x = place.x + Int(5 * scale)
            for y in place.y..<place.y + place.size.height {
                #expect(after.pixels(y)[x] & 0xFF_FFFF == Duotone.plate.paper)
            }
            // Beside the lozenges everything is as it was.
            let overhang = Int(4 * scale)
            for change in changes(before, after) {
                #expect((place.x - overhang..<place.x + place.size.width + overhang).contains(change.x))
                #expect((place.y..<place.y + place.size.height).contains(change.y))
            }
            #expect(inkCount(after, place) > 100)
            // A lozenge stands at the end of the rules.
            let middle = Int(383.2 * scale)
            #expect(after.pixels(middle)[place.x] & 0xFF_FFFF == Duotone.plate.ink)
        }

        @Test func itComesUpOutOfThePicture() throws {
            let (label, place) = try label("prog.byte", plate, .inFrame)
            let before = try window(plate)
            let invisible = try window(plate)
            label.draw(on: invisible, opacity: 0)
            #expect(changes(before, invisible).isEmpty)
            let half = try window(plate)
            label.draw(on: half, opacity: 128)
            let rule = (before.pixels(385)[place.x + 5] & 255, half.pixels(385)[place.x + 5] & 255)
            #expect(rule.0 < rule.1 && rule.1 < Duotone.plate.paper & 255)
        }

        @Test(arguments: [0xFF00_0000, 0xFFFF_FFFF, 0xFF00_00FF] as [UInt32])
        func onAnyPictureItHasPaperAndABorder(color: UInt32) throws {
            let size = PixelSize(width: 320, height: 240)
            let (label, place) = try label("viewer", size, .bordered)
            let canvas = try Surface(size: size)
            canvas.fill(color)
            label.draw(on: canvas, opacity: 255)
            for corner in [place.x, place.x + place.size.width - 1] {
                #expect(canvas.pixels(place.y)[corner] & 0xFF_FFFF == Duotone.plate.ink)
                #expect(
                    canvas.pixels(place.y + place.size.height - 1)[corner] & 0xFF_FFFF == Duotone.plate.ink)
            }
            #expect(canvas.pixels(place.y + 1)[place.x + 1] & 0xFF_FFFF == Duotone.plate.paper)
            #expect(canvas.pixels(place.y - 1)[place.x] == color)
        }

        @Test func aMessageIsWhiteOnBlack() throws {
            let (label, place) = try label("prog.byte exited with status 3", plate, .notice)
            let canvas = try window(plate)
            label.draw(on: canvas, opacity: 255)
            #expect(place.size.width > 230 && place.size.height == 30)
            #expect(inkCount(canvas, place) > place.size.width * place.size.height / 2)
        }

        /// Dark pixels.
        private func inkCount(_ canvas: Surface, _ place: PixelRectangle) -> Int {
            (place.y..<place.y + place.size.height).reduce(0) { sum, y in
                sum + canvas.pixels(y)[place.x..<place.x + place.size.width].filter { $0 & 255 < 0x50 }.count
            }
        }
    }
}
