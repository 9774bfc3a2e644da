/// The gallop as a periodic function of phase.
///
/// Lengths are plate units: pixels of a picture 240 wide in which the camel is about 230 long. The trunk's
/// centre keeps its x; the ground moves to the left.
public struct Gait: Sendable {
    /// y of the ground, in plate units.
    public static let groundHeight = 183.5
    /// How far the ground moves to the left in one stride, in plate units.
    public static let groundTravel = 341.0

    private let solvers: [LegSolver]

    /// The measured gallop.
    public init() {
        solvers = Leg.allCases.map(LegSolver.init)
    }

    /// The whole animal at a phase, in strides; any real number will do.
    public func pose(at phase: Double) -> Pose {
        let body = BodyPose(at: phase)
        let legs = solvers.map { $0.pose(at: phase, body: body) }
        return Pose(phase: phase, body: body, legs: legs)
    }
}

/// The animal at one instant.
public struct Pose: Sendable {
    /// Strides since the cycle's beginning.
    public let phase: Double
    /// Trunk, neck, head and tail.
    public let body: BodyPose
    private let legs: [LegPose]

    init(phase: Double, body: BodyPose, legs: [LegPose]) {
        self.phase = phase
        self.body = body
        self.legs = legs
    }

    /// The joints of one leg.
    public subscript(_ leg: Leg) -> LegPose {
        legs.first { $0.leg == leg } ?? legs[0]
    }
}
