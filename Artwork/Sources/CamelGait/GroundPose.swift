/// What lies on the ground, and repeats after one stride of its gait.
public enum GroundPattern: Sendable {
    case gallop, walk

    /// Length of the pattern, in plate units: the ground's way in one stride.
    public var length: Double { share * 341 }

    /// Length of the pattern as a share of the gallop's. The grid on the wall has five intervals in the gallop's, so
    /// two in the walk's, and it is the same grid in both.
    public var share: Double { self == .gallop ? 1 : 0.4 }

    /// How far the walk's grid has passed at its phase 0, in strides of the gallop. Chosen together with the
    /// distances of the two changes, so that the grid goes on through them.
    fileprivate var start: Double { self == .gallop ? 0 : 0.159 }

    /// How far the grid has passed at a phase of the pattern's gait, in strides of the gallop.
    func passed(at phase: Double) -> Double { phase * share + start }
}

/// How far the ground has moved at one instant.
public struct GroundPose: Sendable {
    /// How far the wall's grid has passed, in strides of the gallop.
    public let passed: Double
    /// What lies on the ground: in a gait one pattern, in a change two.
    public let strips: [GroundStrip]

    static func steady(_ pattern: GroundPattern, phase: Double) -> GroundPose {
        GroundPose(
            passed: pattern.passed(at: phase),
            strips: [GroundStrip(pattern: pattern, phase: phase, role: .only, strength: 1)])
    }
}

/// One pattern that lies on the ground, and how much of it is to be seen.
public struct GroundStrip: Sendable {
    /// Whether the other gait's pattern takes this one's place, or this one takes the other's.
    public enum Role: Sendable {
        case only
        /// What will have left the picture after `ahead` more units of ground may stay; the rest fades.
        case leaving(ahead: Double)
        /// What has come into the picture within the last `behind` units of ground is there; the rest fades in.
        case arriving(behind: Double)
    }

    /// What lies on it.
    public let pattern: GroundPattern
    /// How many times the pattern's length has passed.
    public let phase: Double
    /// Whether it comes or goes.
    public let role: Role
    /// How much of that which fades is to be seen, 0 ... 1.
    public let strength: Double
}
