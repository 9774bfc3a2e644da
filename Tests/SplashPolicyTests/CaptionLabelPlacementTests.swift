import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct CaptionLabelPlacementTests {
    private let line: CaptionLine

    init() throws {
        let layout = CaptionLayout(window: PixelSize(width: 480, height: 400), isFramed: true)
        line = try #require(layout.line)
    }

    @Test func aNameHasALabelOfItsWidthInTheMiddle() {
        var placement = CaptionLabelPlacement()
        for width in [41, 62, 20] {
            let place = placement.place(width, in: line, isChanging: false)
            #expect(place.label.size == PixelSize(width: width + 18, height: 17))
            #expect(place.label.x == 240 - (width + 18) / 2)
            #expect(place.text == 9)
        }
    }

    @Test func textThatChangesALittleStandsStill() {
        var placement = CaptionLabelPlacement()
        let first = placement.place(100, in: line, isChanging: true)
        #expect(first.label.size.width == 102 + 18)
        for width in [99, 101, 90, 80, 100] {
            #expect(placement.place(width, in: line, isChanging: true) == first, "\(width)")
        }
    }

    @Test func textThatOutgrowsItsLabelOrLeavesItEmptyGetsAnother() {
        var placement = CaptionLabelPlacement()
        let first = placement.place(100, in: line, isChanging: true)
        let longer = placement.place(130, in: line, isChanging: true)
        #expect(longer.label.size.width > first.label.size.width)
        #expect(placement.place(60, in: line, isChanging: true).label.size.width < first.label.size.width)
        let longest = placement.place(line.maximumTextWidth, in: line, isChanging: true)
        #expect(longest.label.size.width == line.maximumTextWidth + 2 * line.padding)
        #expect(longest.text == line.padding)
    }
}
