import CamelAnimation
import Testing

@testable import SplashPolicy

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
