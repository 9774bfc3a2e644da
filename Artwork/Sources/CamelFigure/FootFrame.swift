internal import CamelGait

/// A foot's own coordinates: origin at the tip of the toes on the sole, x forward, y into the ground.
struct FootFrame {
    let toe: Vector
    let sole: Vector
    let ankle: Vector
    /// Along the shank, down to the ankle.
    let down: Vector
    /// From the ankle towards the animal's front.
    let ahead: Vector

    init(_ leg: LegPose) {
        ankle = leg.fetlock
        sole = Vector(1, 0).rotated(by: leg.solePitch)
        // The toes are rounded: a foot that stands on its tip must not reach below the ground.
        let landed = 1 - smoothStep(0, 5, Gait.groundHeight - leg.toe.y)
        toe = leg.toe - sole * (3.2 * max(0, sole.y) * landed)
        let shank = leg.joints[leg.joints.count - 3]
        down = (leg.fetlock - shank).unit
        ahead = -down.perpendicular
    }

    func place(_ x: Double, _ y: Double) -> Vector {
        toe + sole * x + sole.perpendicular * y
    }

    func line(_ points: [(Double, Double)]) -> [Vector] {
        spline(points.map { place($0.0, $0.1) }, count: 10)
    }
}
