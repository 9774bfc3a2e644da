import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct CaptionLayoutTests {
    @Test func thePlateHasItsLineOnTheRulesAndItsBarBelow() throws {
        let layout = CaptionLayout(window: PixelSize(width: 480, height: 400), isFramed: true)
        #expect(layout.hairline == 1)
        #expect(layout.bar == PixelRectangle(x: 14, y: 392, size: PixelSize(width: 452, height: 3)))
        let line = try #require(layout.line)
        #expect(line.letterHeight == 13)
        #expect((line.top, line.height, line.baseline) == (375, 17, 12))
        #expect(abs(Double(line.top) + line.middle - 383.2) < 1e-9)
        #expect(line.maximumTextWidth == 382)
        let notice = try #require(layout.notice)
        #expect((notice.letterHeight, notice.top, notice.height) == (16, 368, 30))
    }

    @Test(arguments: [1.5, 2, 3])
    func everythingGrowsWithTheWindow(scale: Double) throws {
        let layout = CaptionLayout(
            window: PixelSize(width: 480, height: 400).scaled(by: scale), isFramed: true)
        let line = try #require(layout.line)
        #expect(layout.bar.x == Int(14 * scale))
        #expect(layout.bar.y == Int(392 * scale))
        #expect(line.letterHeight == Int((13 * scale).rounded()))
        #expect(abs(Double(line.top) - 374.7 * scale) < 2)
        #expect((layout.bar.size.height - layout.hairline) % 2 == 0)
    }

    @Test(arguments: [(60, 40), (16, 16), (1, 1), (96, 96), (1000, 30), (2, 4000)])
    func aSmallWindowHasNoText(width: Int, height: Int) {
        let layout = CaptionLayout(window: PixelSize(width: width, height: height), isFramed: false)
        #expect(layout.line == nil)
        #expect(layout.bar.size.width > 0)
    }

    @Test(arguments: [(160, 120), (240, 200), (320, 240), (800, 100), (300, 1000), (16_384, 16_384)])
    func anyOtherHasLegibleLettersAboveTheBar(width: Int, height: Int) throws {
        for isFramed in [false, true] {
            let size = PixelSize(width: width, height: height)
            let layout = CaptionLayout(window: size, isFramed: isFramed)
            let line = try #require(layout.line)
            #expect(line.letterHeight >= 11)
            #expect(line.top > height / 2)
            #expect(line.top + line.height <= layout.bar.y)
            #expect(line.maximumTextWidth + 2 * line.padding < width)
            let notice = try #require(layout.notice)
            #expect(notice.top > height / 2 && notice.top + notice.height < height)
            #expect(layout.bar.y + layout.bar.size.height < height)
            #expect(layout.bar.x >= 0 && layout.bar.x + layout.bar.size.width <= width)
        }
    }
}
