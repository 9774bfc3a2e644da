/// The part of the stride during which a foot stands on the ground, in strides.
public struct Stance: Sendable {
    /// Phase at which the foot comes down, 0 ..< 1.
    public let touchdown: Double
    /// Share of the stride during which it stays down.
    public let duty: Double

    /// Strides since the last touchdown, 0 ..< 1.
    public func age(at phase: Double) -> Double {
        let age = (phase - touchdown).truncatingRemainder(dividingBy: 1)
        return age < 0 ? age + 1 : age
    }

    /// Whether the foot stands at this phase.
    public func isPlanted(at phase: Double) -> Bool { age(at: phase) < duty }

    /// The measured stance of each leg: a transverse gallop with one gathered suspension.
    ///
    /// Touchdowns are the measured ones plus 0.015 (they were read to +-0.02): a foot first slows down over
    /// the ground, and it is pinned only once it moves with it.
    public static func measured(_ leg: Leg) -> Stance {
        switch leg {
        case .farHind: Stance(touchdown: 0.244, duty: 0.259)
        case .nearHind: Stance(touchdown: 0.372, duty: 0.283)
        case .farFore: Stance(touchdown: 0.512, duty: 0.309)
        case .nearFore: Stance(touchdown: 0.753, duty: 0.283)
        }
    }
}
