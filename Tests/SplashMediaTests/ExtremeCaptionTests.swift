import CamelAnimation
import CamelSDL
import Testing

@testable import SplashMedia

/// Whatever numbers the splash passes, it gets a picture or an error.
@Suite struct ExtremeCaptionTests {
    private static let numbers = [Int.min, -1_000_001, -21, -1, 0, 1, 19, 20, 1 << 40, .max]

    @Test(arguments: numbers)
    func textAndBarsMayBeAnywhere(number: Int) throws {
        let canvas = try Surface(size: PixelSize(width: 40, height: 40))
        let place = PixelRectangle(x: number, y: 2, size: PixelSize(width: 20, height: number))
        for fraction in [0.5, .nan, .infinity, -1] {
            ProgressLine(place: place, hairline: number, hasGround: true).draw(fraction, on: canvas)
        }
        let line = TextLine(surface: canvas, baseline: 10)
        let size = PixelSize(width: 30, height: 30)
        for look in [CaptionLabel.Look.inFrame, .bordered, .notice] {
            let label = try? CaptionLabel(
                line, place: PixelRectangle(x: 0, y: number, size: size), text: (number, number),
                middle: Double(number), hairline: 1, look: look)
            label?.draw(on: canvas, opacity: 255)
        }
    }
}
