/// The animal and its ground at one instant.
public struct Pose: Sendable {
    /// Trunk, neck, head and tail.
    public let body: BodyPose
    /// How far the ground has moved.
    public let ground: GroundPose
    /// The ground's speed as a share of the gallop's, 0 ... 1.
    public let pace: Double
    private let legs: [LegPose]

    init(body: BodyPose, legs: [LegPose], ground: GroundPose, pace: Double) {
        self.body = body
        self.legs = legs
        self.ground = ground
        self.pace = pace
    }

    /// The joints of one leg.
    public subscript(_ leg: Leg) -> LegPose {
        legs.first { $0.leg == leg } ?? legs[0]
    }
}
