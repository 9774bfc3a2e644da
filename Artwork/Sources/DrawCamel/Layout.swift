import CairoCanvas
import CamelFigure
import CamelGait

/// Where the camel stands on the canvas of 480 x 400 picture points.
struct Layout {
    /// Pixels per picture point: 1, 2 or 3.
    let scale: Int

    static let pointsPerUnit = 576 / GroundPattern.gallop.length
    var width: Int { 480 * scale }
    var height: Int { 400 * scale }
    var pixelsPerUnit: Double { Self.pointsPerUnit * Double(scale) }
    /// The plate's origin on the canvas, in pixels.
    var origin: Vector {
        Vector(240 - 120 * Self.pointsPerUnit, 340 - Gait.groundHeight * Self.pointsPerUnit) * Double(scale)
    }
    /// The canvas' upper left corner and its size, in plate units.
    var corner: Vector { -origin / pixelsPerUnit }
    var size: Vector { Vector(Double(width), Double(height)) / pixelsPerUnit }

    func canvas() -> CairoCanvas {
        CairoCanvas(width: width, height: height, scale: pixelsPerUnit, origin: origin)
    }
}
