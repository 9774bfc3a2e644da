/// How trunk, neck, head and tail move over one stride of a gait.
struct BodyMotion: Sendable {
    let curves: [BodyLandmark: FourierCurve]

    /// Where a landmark is at a phase (strides), in plate units.
    func point(_ landmark: BodyLandmark, at phase: Double) -> Vector {
        curves[landmark]?.point(at: phase) ?? .zero
    }

    /// How fast a landmark moves at a phase, in plate units per stride.
    func velocity(of landmark: BodyLandmark, at phase: Double) -> Vector {
        curves[landmark]?.velocity(at: phase) ?? .zero
    }
}
