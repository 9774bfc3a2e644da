import CamelAnimation
import SplashPolicy
import Testing
import PictureSupport

@testable import CamelSDL
@testable import SplashMedia

@Suite struct ProgressLineTests {
    private let ink = Duotone.plate.color(24)
    private let hairline = Duotone.plate.color(140)
    private let line = ProgressLine(
        place: CaptionLayout(window: plate, isFramed: true).bar, hairline: 1, hasGround: false)

    @Test(arguments: [(0, 0), (0.25, 113), (0.5, 226), (1, 452), (1.5, 452), (-1, 0)])
    func itIsFilledToTheFraction(fraction: Double, length: Int) throws {
        let canvas = try window(plate)
        line.draw(fraction, on: canvas)
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
            line.draw((100 + Double(quarter) / 4) / 452, on: canvas)
            let pixel = canvas.pixels(392)[114] & 255
            #expect(pixel < last)
            last = pixel
        }
        #expect(last > ink & 255)
    }

    @Test func itChangesNothingElse() throws {
        let before = try window(plate)
        let after = try window(plate)
        line.draw(0.4, on: after)
        for change in changes(before, after) {
            #expect((392...394).contains(change.y) && (14..<466).contains(change.x))
        }
    }

    @Test func onAnyPictureItBringsItsPaper() throws {
        let canvas = try Surface(size: plate)
        ProgressLine(place: line.place, hairline: 1, hasGround: true).draw(0.5, on: canvas)
        for y in 390..<397 {
            #expect(canvas.pixels(y)[12] & 0xFF_FFFF == Duotone.plate.paper)
            #expect(canvas.pixels(y)[467] & 0xFF_FFFF == Duotone.plate.paper)
        }
        #expect(canvas.pixels(389)[240] == 0 && canvas.pixels(397)[240] == 0)
    }

    @Test func whatLiesOutsideIsLeftOut() throws {
        let canvas = try Surface(size: PixelSize(width: 20, height: 10))
        let place = PixelRectangle(x: -5, y: 8, size: PixelSize(width: 100, height: 3))
        ProgressLine(place: place, hairline: 1, hasGround: true).draw(0.5, on: canvas)
        #expect(canvas.pixels(8).allSatisfy { $0 & 0xFF_FFFF == ink })
        #expect(canvas.pixels(5).allSatisfy { $0 == 0 })
    }
}
