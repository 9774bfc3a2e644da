import CamelAnimation
import Testing

@testable import SplashPolicy

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
