import CSDL2
import CamelAnimation
import SplashPolicy
import Testing
import PictureSupport

@testable import CamelSDL
@testable import SplashMedia

private let plate = PixelSize(width: 480, height: 400)

/// A frame of the bundled camel as a window has it.
private func window(_ size: PixelSize) throws -> Surface {
    let frame = try BundledCamel.firstFrame(size: size)
    return try frame.converted(to: SDL_PIXELFORMAT_RGB888)
}

/// The places where two windows differ.
private func changes(_ left: Surface, _ right: Surface) -> [(x: Int, y: Int)] {
    (0..<left.size.height).flatMap { y in
        let rows = (left.pixels(y), right.pixels(y))
        return (0..<left.size.width).filter { rows.0[$0] != rows.1[$0] }.map { ($0, y) }
    }
}

@Suite struct ProgressLineTests {
    private let ink = Duotone.plate.color(24)
    private let hairline = Duotone.plate.color(140)
    private let line = ProgressLine(
        place: CaptionLayout(window: plate, isFramed: true).bar, hairline: 1, hasGround: false)

    @Test(arguments: [(0, 0), (0.25, 113), (0.5, 226), (1, 452), (1.5, 452), (-1, 0)])
    func itIsFilledToTheFraction(fraction: Double, length: Int) throws {
        let canvas = try window(plate)
        line.draw(fraction, on: canvas.pointer)
        let paper = Duotone.plate.paper
        for (row, track) in [(392, paper), (393, hairline), (394, paper)] {
            let pixels = canvas.pixels(row).map { $0 & 0xFF_FFFF }
            #expect(Array(pixels[..<14]) == Array(repeating: paper, count: 14))
            #expect(Array(pixels[14..<14 + length]) == Array(repeating: ink, count: length))
            #expect(Array(pixels[(14 + length)..<466]) == Array(repeating: track, count: 452 - length))
            #expect(Array(pixels[466...]) == Array(repeating: paper, count: 14))
        }
    }

    @Test func itsEndIsAsDarkAsItIsFull() throws {
        var last = Duotone.plate.paper & 255
        for quarter in 1...3 {
            let canvas = try window(plate)
            line.draw((100 + Double(quarter) / 4) / 452, on: canvas.pointer)
            let pixel = canvas.pixels(392)[114] & 255
            #expect(pixel < last)
            last = pixel
        }
        #expect(last > ink & 255)
    }

    @Test func itChangesNothingElse() throws {
        let before = try window(plate)
        let after = try window(plate)
        line.draw(0.4, on: after.pointer)
        for change in changes(before, after) {
            #expect((392...394).contains(change.y) && (14..<466).contains(change.x))
        }
    }

    @Test func onAnyPictureItBringsItsPaper() throws {
        let canvas = try Surface(size: plate)
        ProgressLine(place: line.place, hairline: 1, hasGround: true).draw(0.5, on: canvas.pointer)
        for y in 390..<397 {
            #expect(canvas.pixels(y)[12] & 0xFF_FFFF == Duotone.plate.paper)
            #expect(canvas.pixels(y)[467] & 0xFF_FFFF == Duotone.plate.paper)
        }
        #expect(canvas.pixels(389)[240] == 0 && canvas.pixels(397)[240] == 0)
    }

    @Test(arguments: [SDL_PIXELFORMAT_RGB565, SDL_PIXELFORMAT_BGR888, SDL_PIXELFORMAT_ARGB8888])
    func anyFormatOfWindowWillDo(format: SDL_PixelFormatEnum) throws {
        let canvas = try Surface(size: plate, format: format).converted(to: format)
        line.draw(1, on: canvas.pointer)
        let converted = try canvas.converted(to: SDL_PIXELFORMAT_ARGB8888)
        let pixel = converted.pixels(393)[240]
        #expect(abs(Int(pixel & 255) - Int(ink & 255)) < 8)
    }
}

extension SetTextTests {
    @Suite struct CaptionLabelTests {
        private func label(
            _ words: String, _ size: PixelSize, _ look: CaptionLabel.Look
        ) throws -> (label: CaptionLabel, place: PixelRectangle) {
            let layout = CaptionLayout(window: size, isFramed: look != .bordered)
            let line = try #require(look == .notice ? layout.notice : layout.line)
            let text = try Typesetter().caption(
                name: words, status: "", height: line.letterHeight, width: line.maximumTextWidth,
                ink: look.ink,
                secondaryInk: look.secondaryInk)
            var placement = CaptionLabelPlacement()
            let place = placement.place(text.surface.size.width, in: line, isChanging: false)
            let label = try CaptionLabel(
                text, place: place.label, text: (place.text, line.baseline), middle: line.middle,
                hairline: layout.hairline, look: look)
            return (label, place.label)
        }

        @Test(arguments: [1, 1.5, 2, 3])
        func theFramesRulesMakeRoomForTheName(scale: Double) throws {
            let size = plate.scaled(by: scale)
            let (label, place) = try label("prog.byte", size, .inFrame)
            let before = try window(size)
            let after = try window(size)
            try label.draw(on: after.pointer, opacity: 255)
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
            try label.draw(on: invisible.pointer, opacity: 0)
            #expect(changes(before, invisible).isEmpty)
            let half = try window(plate)
            try label.draw(on: half.pointer, opacity: 128)
            let rule = (before.pixels(385)[place.x + 5] & 255, half.pixels(385)[place.x + 5] & 255)
            #expect(rule.0 < rule.1 && rule.1 < Duotone.plate.paper & 255)
        }

        @Test(arguments: [0xFF00_0000, 0xFFFF_FFFF, 0xFF00_00FF] as [UInt32])
        func onAnyPictureItHasPaperAndABorder(color: UInt32) throws {
            let size = PixelSize(width: 320, height: 240)
            let (label, place) = try label("viewer", size, .bordered)
            let canvas = try Surface(size: size)
            canvas.fill(color)
            try label.draw(on: canvas.pointer, opacity: 255)
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
            try label.draw(on: canvas.pointer, opacity: 255)
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
