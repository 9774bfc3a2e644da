internal import Glibc

/// Solves one leg: the foot follows its path, the bones keep their lengths, and the joints bend as near to
/// the measured ones as that allows.
struct LegSolver: Sendable {
    private let leg: Leg
    private let curves: [FourierCurve]
    private let path: FootPath

    init(_ leg: Leg) {
        self.leg = leg
        curves = MeasuredLegs.curves[leg] ?? []
        path = FootPath(measured: curves[3], stance: .measured(leg))
    }

    /// - Parameter body: the body's landmarks at the same phase.
    func pose(at phase: Double, body: BodyPose) -> LegPose {
        let toe = path.point(at: phase)
        let foot = curves[2].point(at: phase) - curves[3].point(at: phase)
        let fetlock = toe + foot.unit * Bones.foot
        let upper = leg.isFore ? foreJoints(phase, body, fetlock) : hindJoints(phase, body, fetlock)
        return LegPose(
            leg: leg, joints: upper + [fetlock, toe], isPlanted: path.stance.isPlanted(at: phase),
            solePitch: solePitch(foot: foot, toe: toe))
    }

    /// The sole follows the foot, but lies flat rather than dip its heel into the ground.
    private func solePitch(foot: Vector, toe: Vector) -> Double {
        let pitch = remainder((-foot).angle - Bones.standingFootAngle, 2 * .pi)
        let lift = Gait.groundHeight - toe.y
        let raised = (pitch + (pitch * pitch + 0.01).squareRoot()) / 2
        return mix(raised, pitch, smoothStep(0, 8, lift))
    }

    private func hindJoints(_ phase: Double, _ body: BodyPose, _ fetlock: Vector) -> [Vector] {
        let reach = Bones.tibia + Bones.hindCannon - 0.3
        let hip = withinReach(body.hip, of: fetlock, limit: Bones.femur + reach - 0.1)
        let wish = (curves[0].point(at: phase) - hip).angle
        let stifle = aimedJoint(
            root: hip, length: Bones.femur, wish: wish, target: fetlock, reach: reach)
        let hock = middleJoint(
            root: stifle, tip: fetlock, upper: Bones.tibia, lower: Bones.hindCannon, side: -1)
        return [hip, stifle, hock]
    }

    private func foreJoints(_ phase: Double, _ body: BodyPose, _ fetlock: Vector) -> [Vector] {
        let flexion = kneeFlexion(at: phase)
        let (forearm, cannon) = (Bones.forearm, Bones.foreCannon)
        let square = forearm * forearm + cannon * cannon + 2 * forearm * cannon * cos(flexion)
        let elbow = fetlock + (curves[0].point(at: phase) - fetlock).unit * square.squareRoot()
        let knee = middleJoint(
            root: elbow, tip: fetlock, upper: forearm, lower: cannon, side: flexion < 0 ? -1 : 1)
        // The blade glides over the ribs: nothing but muscle ties it to the trunk.
        let blade = withinReach(body.shoulderBlade, of: elbow, limit: Bones.scapula + Bones.humerus - 0.2)
        let shoulder = middleJoint(
            root: blade, tip: elbow, upper: Bones.scapula, lower: Bones.humerus, side: 1)
        return [blade, shoulder, elbow, knee]
    }

    /// How far the measured knee is bent, in radians; a knee's angle is better known than an elbow's place.
    /// Below 0 it gives backwards under load, of which a part is blur.
    private func kneeFlexion(at phase: Double) -> Double {
        let knee = curves[1].point(at: phase)
        let forearm = knee - curves[0].point(at: phase)
        let cannon = curves[2].point(at: phase) - knee
        let turn = remainder(cannon.angle - forearm.angle, 2 * .pi)
        return turn < 0 ? turn * 0.6 : turn
    }

    private func withinReach(_ joint: Vector, of end: Vector, limit: Double) -> Vector {
        let span = joint - end
        return end + span.unit * softLimit(span.length, limit: limit, softness: 2)
    }
}
