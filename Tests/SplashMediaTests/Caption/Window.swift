import CSDL2
import CamelAnimation
import SplashPolicy
import Testing
import PictureSupport

@testable import CamelSDL
@testable import SplashMedia

let plate = PixelSize(width: 480, height: 400)

/// A frame of the bundled camel as a window has it.
func window(_ size: PixelSize) throws -> Surface {
    let frame = try BundledCamel.firstFrame(size: size)
    return try frame.converted(to: SDL_PIXELFORMAT_RGB888)
}

/// The places where two windows differ.
func changes(_ left: Surface, _ right: Surface) -> [(x: Int, y: Int)] {
    (0..<left.size.height).flatMap { y in
        let rows = (left.pixels(y), right.pixels(y))
        return (0..<left.size.width).filter { rows.0[$0] != rows.1[$0] }.map { ($0, y) }
    }
}
