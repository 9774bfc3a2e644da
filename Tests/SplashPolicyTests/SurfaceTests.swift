import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct WindowSystemTests {
    @Test func anXServerComesFirst() {
        #expect(WindowSystem.candidates(display: true, waylandDisplay: true) == [.x11, .wayland])
        #expect(WindowSystem.candidates(display: true, waylandDisplay: false) == [.x11])
        #expect(WindowSystem.candidates(display: false, waylandDisplay: true) == [.wayland])
        #expect(WindowSystem.candidates(display: false, waylandDisplay: false) == [])
    }
}

@Suite struct SurfaceScaleTests {
    @Test func scalesThatNoDisplayHasAreNone() {
        for numerator in [0, -120, 961, .max, .min] { #expect(SurfaceScale(numerator: numerator) == nil) }
        for whole in [0, -1, 9, .max, .min] { #expect(SurfaceScale(whole: whole) == nil) }
    }

    @Test(arguments: [(120, 480, 400), (150, 600, 500), (160, 640, 533), (180, 720, 600), (240, 960, 800)])
    func aSurfaceHasSoManyPixels(numerator: Int, width: Int, height: Int) throws {
        let scale = try #require(SurfaceScale(numerator: numerator))
        #expect(scale.pixels(PixelSize(width: 480, height: 400)) == PixelSize(width: width, height: height))
    }

    @Test func halfAPixelIsOne() throws {
        let scale = try #require(SurfaceScale(numerator: 180))
        #expect(scale.pixels(3) == 5)
        #expect(scale.wholeValue == 2)
        #expect(SurfaceScale.one.wholeValue == 1)
    }
}

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

@Suite struct SurfaceLayoutTests {
    private static let natural = PixelSize(width: 480, height: 400)

    @Test func thePictureFillsASurfaceOfItsOwnSize() throws {
        let scale = try #require(SurfaceScale(numerator: 180))
        let layout = SurfaceLayout(
            natural: Self.natural, room: PixelSize(width: 1280, height: 800), imposed: nil, scale: scale)
        #expect(layout.surface == Self.natural)
        #expect(layout.buffer == PixelSize(width: 720, height: 600))
        #expect(layout.picture == PixelRectangle(x: 0, y: 0, size: layout.buffer))
    }

    @Test func aSmallOutputMakesItSmaller() {
        let layout = SurfaceLayout(
            natural: Self.natural, room: PixelSize(width: 640, height: 400), imposed: nil, scale: .one)
        #expect(layout.surface == PixelSize(width: 432, height: 360))
    }

    @Test func inASurfaceOfAnotherSizeItStandsInTheMiddle() throws {
        let layout = SurfaceLayout(
            natural: Self.natural, room: nil, imposed: PixelSize(width: 1280, height: 800), scale: .one)
        #expect(layout.surface == PixelSize(width: 1280, height: 800))
        #expect(layout.picture == PixelRectangle(x: 400, y: 200, size: Self.natural))
        let tiny = SurfaceLayout(
            natural: Self.natural, room: nil, imposed: PixelSize(width: 1, height: 1), scale: .one)
        #expect(tiny.picture == PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1, height: 1)))
    }
}
