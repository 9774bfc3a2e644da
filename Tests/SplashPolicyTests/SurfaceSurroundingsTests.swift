import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct SurfaceSurroundingsTests {
    private func surroundings(
        fractions: Bool = true, preferred: Int? = nil, whole: Int? = nil, entered: [(Int, Int)] = [],
        outputs: [(Int, Int)] = []
    ) -> SurfaceSurroundings {
        var surroundings = SurfaceSurroundings()
        func geometry(_ sizes: (Int, Int)) -> OutputGeometry {
            var output = OutputGeometry()
            output.mode = PixelSize(width: sizes.0, height: sizes.0 / 2)
            output.logicalSize = PixelSize(width: sizes.1, height: sizes.1 / 2)
            output.wholeScale = (sizes.0 + sizes.1 - 1) / sizes.1
            return output
        }
        surroundings.takesFractions = fractions
        surroundings.preferred = preferred
        surroundings.preferredWhole = whole
        surroundings.entered = entered.map(geometry)
        surroundings.outputs = outputs.map(geometry)
        return surroundings
    }

    @Test func theCompositorsWishComesFirst() {
        #expect(surroundings(preferred: 150, outputs: [(1800, 1200)]).scale.numerator == 150)
        #expect(surroundings(preferred: 0, outputs: [(1800, 1200)]).scale.numerator == 180)
        #expect(surroundings(whole: 2, outputs: [(1800, 1200)]).scale.numerator == 180)
        #expect(surroundings(whole: 3, outputs: [(1800, 1200)]).scale.numerator == 360)
        #expect(surroundings().scale == .one)
    }

    @Test func theFinestOutputCounts() {
        #expect(surroundings(outputs: [(1000, 1000), (1800, 1200)]).scale.numerator == 180)
        #expect(
            surroundings(entered: [(1000, 1000)], outputs: [(1000, 1000), (1800, 1200)]).scale == .one)
    }

    @Test func withoutAViewportScalesAreWhole() {
        #expect(
            surroundings(fractions: false, preferred: 150, outputs: [(1800, 1200)]).scale.numerator == 240)
        #expect(surroundings(fractions: false, whole: 3, outputs: [(1800, 1200)]).scale.numerator == 360)
    }

    @Test func thereIsRoomForTheSmallestOutput() {
        #expect(
            surroundings(outputs: [(1000, 1000), (2000, 800)]).room == PixelSize(width: 800, height: 400))
        #expect(surroundings().room == nil)
    }
}
