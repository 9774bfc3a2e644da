import CamelAnimation
import CamelSDL
import PictureSupport
import POSIX
import SplashPolicy
import SplashProtocol
import Testing

@testable import camelwalk_splash

/// In a window that is too small for text, so that no font is looked for: the bar and when it is drawn.
@Suite struct CaptionTests {
    private let window = PixelSize(width: 60, height: 40)
    private let second: Int64 = 1_000_000_000

    private func caption() -> Caption {
        Caption(name: "sleep", log: EventLog(descriptor: nil, start: 0)) { _ in }
    }

    private func paper() throws -> Surface { try .plain(window, 0xFFFF_FFFF) }

    /// How much ink there is.
    private func marks(_ surface: Surface) -> Int {
        (0..<window.height).reduce(0) { sum, y in
            surface.pixels(y).reduce(sum) { $0 + 255 - Int($1 & 0xFF) }
        }
    }

    @Test func beforeItHasStartedNothingIsDrawn() throws {
        let caption = caption()
        caption.report(percent: 50, at: 0)
        #expect(!caption.needsDrawing(at: second))
        #expect(caption.nextChange(after: 0) == nil)
        let surface = try paper()
        caption.draw(on: surface, at: second)
        #expect(marks(surface) == 0)
    }

    @Test func theBarGrowsWithWhatTheProgramReports() throws {
        let caption = caption()
        caption.start(size: window, isFramed: false)
        #expect(!caption.needsDrawing(at: 0), "nothing is known")
        caption.report(percent: 50, at: 0)
        var lengths: [Int] = []
        var now: Int64 = 0
        while let change = caption.nextChange(after: now), change < 60 * second {
            now = change
            guard caption.needsDrawing(at: now) else { continue }
            let surface = try paper()
            caption.draw(on: surface, at: now)
            lengths.append(marks(surface))
            #expect(!caption.needsDrawing(at: now), "it has just been drawn")
        }
        #expect(lengths == lengths.sorted() && Set(lengths).count > 5, "\(lengths)")
    }

    @Test func aMessageStandsInTheBarsPlace() throws {
        let caption = caption()
        caption.start(size: window, isFramed: false)
        caption.report(percent: 100, at: 0)
        #expect(caption.needsDrawing(at: second))
        caption.setMessage("it has failed")
        let surface = try paper()
        caption.draw(on: surface, at: second)
        #expect(marks(surface) == 0)
        #expect(caption.nextChange(after: second) == nil)
    }

    @Test func textThatIsTakenAwayNeedsDrawing() {
        let caption = caption()
        #expect(!caption.needsDrawing(at: 0))
        caption.take(nil, at: 0)
        #expect(caption.needsDrawing(at: 0))
    }
}
