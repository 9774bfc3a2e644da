/// A gait as a periodic function of phase.
///
/// Lengths are plate units: pixels of a picture 240 wide in which the galloping camel is about 230 long. The
/// trunk's centre keeps its x; the ground moves to the left.
public struct Gait: Sendable {
    /// y of the ground, in plate units.
    public static let groundHeight = 183.5

    /// How far the ground moves to the left in one stride, in plate units.
    public let groundTravel: Double
    /// How long one stride takes, in seconds.
    public let strideTime: Double
    /// Which ground passes.
    let pattern: GroundPattern
    let body: BodyMotion
    let legs: [any LegMotion]

    /// The measured gallop.
    public static let gallop = Gait(
        groundTravel: GroundPattern.gallop.length, strideTime: 0.6, pattern: .gallop,
        body: MeasuredBody.motion,
        legs: Leg.allCases.map { MeasuredLegMotion($0, groundTravel: GroundPattern.gallop.length) })

    /// The constructed walk.
    public static let walk = Gait(
        groundTravel: GroundPattern.walk.length, strideTime: 1.8, pattern: .walk, body: WalkBody.motion,
        legs: Leg.allCases.map { WalkLegMotion($0, groundTravel: GroundPattern.walk.length) })

    /// How fast the ground moves to the left, in plate units per second.
    public var groundSpeed: Double { groundTravel / strideTime }

    /// Strides of this gait in the time of one of the gallop.
    var rate: Double { 0.6 / strideTime }

    /// The whole animal at a phase, in strides; any real number will do.
    public func pose(at phase: Double) -> Pose {
        let body = BodyPose([BodyStrand(motion: body, phase: phase, rate: rate)])
        let legs = legs.map { LegSolver(leg: $0.leg).pose($0.aim(at: phase), body: body) }
        return Pose(body: body, legs: legs, ground: .steady(pattern, phase: phase), pace: pace)
    }

    /// The ground's speed as a share of the gallop's.
    private var pace: Double { groundTravel / GroundPattern.gallop.length * rate }
}
