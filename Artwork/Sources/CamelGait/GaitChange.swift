/// The way from one gait into the other: every foot has its own list of steps, planted feet go with the ground, and
/// all the rest passes gradually from one gait's motion to that of the other.
public struct GaitChange: Sendable {
    /// In seconds.
    public let duration: Double
    /// The gaits before and after, and their phases where they join, in strides.
    let start, end: Gait
    let startPhase, endPhase: Double
    let ground: GroundRun
    private let legs: [ChangingLeg]

    /// - Parameters:
    ///   - start, end: the gaits before and after, and their phases where they join, in strides.
    ///   - duration: in seconds.
    ///   - distance: how far the ground moves meanwhile, in strides of the gallop.
    ///   - steps: of every leg, in the order of ``Leg``.
    init(
        from start: (gait: Gait, phase: Double), to end: (gait: Gait, phase: Double), duration: Double,
        distance: Double, steps: [Steps]
    ) {
        self.duration = duration
        (self.start, startPhase) = start
        (self.end, endPhase) = end
        let ground = GroundRun(
            start: start.gait, end: end.gait, duration: duration,
            distance: distance * GroundPattern.gallop.length)
        self.ground = ground
        legs = steps.map { steps in
            ChangingLeg(
                steps,
                from: GaitLeg(start.gait, steps.leg, phase: start.phase),
                to: GaitLeg(end.gait, steps.leg, phase: end.phase), ground: ground)
        }
    }

    /// The whole animal at a share of the change, 0 ... 1. At 0 and at 1 it is that of the gaits.
    public func pose(at share: Double) -> Pose {
        let time = share * duration
        let body = BodyPose([
            strand(start, phase: startPhase + strides(0, share), weight: 1 - weight(share), share),
            strand(end, phase: endPhase - strides(share, 1), weight: weight(share), share),
        ])
        let legs = legs.map { LegSolver(leg: $0.leg).pose($0.aim(at: time), body: body) }
        let pace = ground.speed(at: time) / Gait.gallop.groundSpeed
        return Pose(body: body, legs: legs, ground: groundPose(share), pace: pace)
    }

    /// How much of the pose is that of the gait afterwards.
    private func weight(_ share: Double) -> Double { smoothStep(0, 1, share) }

    private func strand(_ gait: Gait, phase: Double, weight: Double, _ share: Double) -> BodyStrand {
        let rate = mix(start.rate, end.rate, smoothStep(0, 1, share))
        return BodyStrand(motion: gait.body, phase: phase, weight: weight, rate: rate)
    }

    /// Strides that the body makes between two shares of the change: they become quicker or slower evenly.
    private func strides(_ from: Double, _ to: Double) -> Double {
        let passed = { (u: Double) in
            u / start.strideTime + (1 / end.strideTime - 1 / start.strideTime) * u * u * u * (1 - u / 2)
        }
        return duration * (passed(to) - passed(from))
    }

    private func groundPose(_ share: Double) -> GroundPose {
        let behind = ground.moved(at: share * duration)
        let ahead = ground.distance - behind
        let length = GroundPattern.gallop.length
        let strength = smoothStep(0.2, 0.8, share)
        return GroundPose(
            passed: start.pattern.passed(at: startPhase) + behind / length,
            strips: [
                GroundStrip(
                    pattern: start.pattern, phase: startPhase + behind / start.pattern.length,
                    role: .leaving(ahead: ahead), strength: 1 - strength),
                GroundStrip(
                    pattern: end.pattern, phase: endPhase - ahead / end.pattern.length,
                    role: .arriving(behind: behind), strength: strength),
            ])
    }
}
