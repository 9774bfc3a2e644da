import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct OutputGeometryTests {
    private func output(
        _ whole: Int, mode: (Int, Int)?, logical: (Int, Int)? = nil, isTurned: Bool = false
    ) -> OutputGeometry {
        var output = OutputGeometry()
        output.wholeScale = whole
        output.mode = mode.map { PixelSize(width: $0.0, height: $0.1) }
        output.logicalSize = logical.map { PixelSize(width: $0.0, height: $0.1) }
        output.isTurned = isTurned
        return output
    }

    @Test(arguments: [
        (2, 1280, 853, 180), (2, 1280, 1024, 150), (1, 1280, 1280, 120), (2, 3840, 1920, 240),
        (2, 2256, 1692, 160), (3, 3840, 1536, 300),
    ])
    func theScaleFollowsFromTheSizes(whole: Int, pixels: Int, units: Int, numerator: Int) {
        let output = output(whole, mode: (pixels, 800), logical: (units, 500))
        #expect(output.scale.numerator == numerator)
    }

    @Test func aSizeThatDoesNotGoWithTheScaleSaysNothing() {
        // GNOME without fractional scaling: units are pixels, and surfaces have a scale all the same.
        #expect(output(2, mode: (3840, 2160), logical: (3840, 2160)).scale.numerator == 240)
        #expect(output(1, mode: (1280, 800), logical: (1, 1)).scale == .one)
        #expect(output(0, mode: nil).scale == .one)
    }

    @Test func aTurnedMonitorIsMeasuredTurned() {
        let turned = output(2, mode: (1920, 1080), logical: (720, 1280), isTurned: true)
        #expect(turned.scale.numerator == 180)
        #expect(output(2, mode: (1920, 1080), isTurned: true).size == PixelSize(width: 540, height: 960))
    }

    @Test func nonsenseHasNoSize() {
        #expect(output(1, mode: nil).size == nil)
        #expect(output(1, mode: (0, 0), logical: (-5, 7)).size == nil)
        #expect(output(1, mode: (Int(Int32.max), 1), logical: (1, 1)).scale == .one)
    }
}
