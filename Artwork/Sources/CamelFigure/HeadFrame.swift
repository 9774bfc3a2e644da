internal import CamelGait

/// The head's own coordinates: origin at the poll, x towards the muzzle, y towards the throat.
struct HeadFrame {
    let origin: Vector
    let axis: Vector

    init(_ body: BodyPose) {
        axis = (body[.muzzleTip] - body[.poll]).unit
        origin = body[.poll] - axis.perpendicular * 1.2
    }

    func place(_ x: Double, _ y: Double) -> Vector {
        origin + axis * x + axis.perpendicular * y
    }

    func line(_ points: [(Double, Double)], count: Int = 16) -> [Vector] {
        spline(points.map { place($0.0, $0.1) }, count: count)
    }

    func blob(_ points: [(Double, Double)]) -> [Vector] {
        closedSpline(points.map { place($0.0, $0.1) }, steps: 6)
    }
}
