public import CamelGait

/// Draws the camel, alone, in any pose.
public struct Camel: Sendable {
    /// Distance of hatch lines, in plate units.
    let pitch: Double
    /// Width of the thinnest line, in plate units.
    let hairline: Double

    /// - Parameter scale: pixels per plate unit; hatching becomes finer as it grows.
    public init(scale: Double) {
        pitch = 0.7 + 1.42 / scale
        hairline = 1 / scale
    }

    /// Draws one pose; the canvas stays transparent around it.
    public func draw(_ pose: Pose, on canvas: any Canvas) {
        let painter = Painter(canvas: canvas, pitch: pitch, hairline: hairline)
        drawTail(pose, painter)
        drawHindLeg(pose[.farHind], pose, painter, melts: false)
        drawForeLeg(pose[.farFore], pose, painter, melts: false)
        drawNeck(pose, painter)
        drawHead(pose, painter)
        // Whole under the trunk, so that it has a firm edge where it leaves it, then melting over it.
        drawForeLeg(pose[.nearFore], pose, painter, melts: false)
        drawTrunk(pose, painter)
        drawRearHump(pose, painter)
        drawFrontHump(pose, painter)
        drawHindLeg(pose[.nearHind], pose, painter, melts: true)
        drawForeLeg(pose[.nearFore], pose, painter, melts: true)
    }
}

extension Pose {
    /// Where the withers would be without a hump: moves with the trunk.
    var shoulderTop: Vector { body[.chestFront] + Vector(-24, -37) }

    /// Direction in which loose hair streams at a landmark: backwards, and against its rise and fall. The slower the
    /// camel, the more it hangs.
    func stream(_ landmark: BodyLandmark, lag: Double = 0.05) -> Vector {
        let velocity = body.velocity(of: landmark, lag: lag)
        let calm = 1 - pace
        return Vector(
            -1 + 0.55 * calm, 0.12 + 0.7 * calm - 2.4 * velocity.y / GroundPattern.gallop.length)
    }
}
