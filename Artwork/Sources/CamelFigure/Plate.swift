public import CamelGait

/// Draws what lies behind the camel: border, measured grid, ground and shadow.
public struct Plate: Sendable {
    /// The picture's upper left and lower right corners, in plate units.
    let corner, farCorner: Vector
    /// One picture point (1/480 of the width), in plate units.
    let point: Double
    /// Width of the thinnest line, in plate units.
    let hairline: Double
    let isBordered: Bool
    /// Where backdrop and track meet, in plate units.
    static let horizon = Gait.groundHeight - 19

    /// - Parameters:
    ///   - corner: the picture's upper left corner, in plate units.
    ///   - size: its width and height, in plate units.
    ///   - scale: pixels per plate unit.
    ///   - isBordered: whether to draw the double rule around the picture.
    public init(corner: Vector, size: Vector, scale: Double, isBordered: Bool = true) {
        self.isBordered = isBordered
        self.corner = corner
        farCorner = corner + size
        point = size.x / 480
        hairline = 1 / scale
    }

    /// Draws the backdrop for a pose.
    public func draw(_ pose: Pose, on canvas: any Canvas) {
        canvas.fill([rectangle(from: corner, to: farCorner)], Ink(grey: 1))
        let margin = Vector(1, 1) * (isBordered ? 20 * point : 0)
        let inside = rectangle(from: corner + margin, to: farCorner - margin)
        canvas.clipped(to: inside) {
            drawTint(canvas)
            drawGrid(pose.ground.passed, canvas)
            drawGround(pose.ground, canvas)
            drawShadow(pose, canvas)
        }
        if isBordered {
            drawBorder(canvas)
        }
    }

    /// How far things at a height on the picture travel in one stride of the gallop: less behind the camel, more
    /// before it.
    static func travel(at height: Double) -> Double {
        GroundPattern.gallop.length * (1 + (height - Gait.groundHeight) * 0.01)
    }

    func rectangle(from a: Vector, to b: Vector) -> [Vector] {
        [a, Vector(b.x, a.y), b, Vector(a.x, b.y)]
    }

    private func drawBorder(_ canvas: any Canvas) {
        for (inset, width, grey) in [(14.0, 1.6, 0.16), (19.0, 0.6, 0.3)] {
            let outer = rectangle(
                from: corner + Vector(inset, inset) * point, to: farCorner - Vector(inset, inset) * point)
            let edge = max(width * point, hairline)
            let inner = rectangle(from: outer[0] + Vector(edge, edge), to: outer[2] - Vector(edge, edge))
            canvas.fill([outer, inner.reversed()], Ink(grey: grey))
        }
    }
}
