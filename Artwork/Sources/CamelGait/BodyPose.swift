/// The landmarks of the trunk, neck, head and tail at one instant, in plate units.
public struct BodyPose: Sendable {
    private let points: [BodyLandmark: Vector]
    private let phase: Double

    init(at phase: Double) {
        self.phase = phase
        points = MeasuredBody.curves.mapValues { $0.point(at: phase) }
    }

    /// Where a landmark is.
    public subscript(_ landmark: BodyLandmark) -> Vector { points[landmark] ?? .zero }

    /// Where a landmark was a little earlier; `lag` in strides.
    public func point(_ landmark: BodyLandmark, lag: Double) -> Vector {
        MeasuredBody.curves[landmark]?.point(at: phase - lag) ?? .zero
    }

    /// How fast a landmark moved a little earlier, in plate units per stride; `lag` in strides.
    public func velocity(of landmark: BodyLandmark, lag: Double) -> Vector {
        MeasuredBody.curves[landmark]?.velocity(at: phase - lag) ?? .zero
    }

    /// The hip joint, constructed from the root of the tail.
    public var hip: Vector { self[.tailRoot] + Vector(12, 13) }

    /// The upper end of the shoulder blade, constructed from the notch between neck and breast.
    public var shoulderBlade: Vector { self[.chestFront] + Vector(-20, -34) }
}
