/// The landmarks of the trunk, neck, head and tail at one instant, in plate units.
public struct BodyPose: Sendable {
    private let points: [BodyLandmark: Vector]
    private let strands: [BodyStrand]

    /// The weighted sum of some gaits' motions; the weights add up to 1.
    init(_ strands: [BodyStrand]) {
        self.strands = strands
        let pairs = BodyLandmark.allCases.map { landmark in
            (landmark, strands.reduce(Vector.zero) { $0 + $1.point(landmark, lag: 0) })
        }
        points = Dictionary(uniqueKeysWithValues: pairs)
    }

    /// Where a landmark is.
    public subscript(_ landmark: BodyLandmark) -> Vector { points[landmark] ?? .zero }

    /// Where a landmark was a little earlier; `lag` in strides of the gallop.
    public func point(_ landmark: BodyLandmark, lag: Double) -> Vector {
        strands.reduce(.zero) { $0 + $1.point(landmark, lag: lag) }
    }

    /// How fast a landmark moved a little earlier, in plate units per stride of the gallop; `lag` in such strides.
    public func velocity(of landmark: BodyLandmark, lag: Double) -> Vector {
        strands.reduce(.zero) { $0 + $1.velocity(of: landmark, lag: lag) }
    }

    /// The hip joint, constructed from the root of the tail.
    public var hip: Vector { self[.tailRoot] + Vector(12, 13) }

    /// The upper end of the shoulder blade, constructed from the notch between neck and breast.
    public var shoulderBlade: Vector { self[.chestFront] + Vector(-20, -34) }
}

/// One gait's share in the body's pose.
struct BodyStrand: Sendable {
    let motion: BodyMotion
    /// Phase of that gait, in its own strides.
    let phase: Double
    /// 0 ... 1.
    var weight = 1.0
    /// How many of its strides pass in the time of one of the gallop.
    let rate: Double

    /// Its part of a landmark's place; `lag` in strides of the gallop.
    func point(_ landmark: BodyLandmark, lag: Double) -> Vector {
        motion.point(landmark, at: phase - lag * rate) * weight
    }

    /// Its part of a landmark's velocity, in plate units per stride of the gallop.
    func velocity(of landmark: BodyLandmark, lag: Double) -> Vector {
        motion.velocity(of: landmark, at: phase - lag * rate) * (rate * weight)
    }
}
