/// The joints of one leg at one instant, from the trunk down to the toes, in plate units.
public struct LegPose: Sendable {
    /// The leg.
    public let leg: Leg
    /// Fore: top of the shoulder blade, shoulder, elbow, knee, fetlock, toe.
    /// Hind: hip, stifle, hock, fetlock, toe.
    public let joints: [Vector]
    /// Whether the foot stands on the ground.
    public let isPlanted: Bool

    /// How far the sole is tilted, in radians: 0 flat, above 0 heel up.
    public let solePitch: Double

    /// The joint where the shank ends and the foot begins.
    public var fetlock: Vector { joints[joints.count - 2] }
    /// Tip of the toes; moves exactly with the ground while the foot is planted.
    public var toe: Vector { joints[joints.count - 1] }
    /// Lengths of the bones from the trunk down, in plate units.
    public var boneLengths: [Double] {
        zip(joints, joints.dropFirst()).map { ($1 - $0).length }
    }
}
