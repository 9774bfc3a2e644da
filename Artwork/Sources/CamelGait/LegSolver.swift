internal import Glibc

/// Solves one leg: the foot is where its aim says, the bones keep their lengths, and the joints bend as near to
/// the wished ones as that allows.
struct LegSolver: Sendable {
    let leg: Leg

    /// - Parameter body: the body's landmarks at the same instant.
    func pose(_ aim: LegAim, body: BodyPose) -> LegPose {
        let fetlock = aim.toe + aim.foot.unit * Bones.foot
        let upper = leg.isFore ? foreJoints(aim, body, fetlock) : hindJoints(aim, body, fetlock)
        return LegPose(
            leg: leg, joints: upper + [fetlock, aim.toe], isPlanted: aim.isPlanted, solePitch: solePitch(aim))
    }

    /// The sole follows the foot, but lies flat rather than dip its heel into the ground.
    private func solePitch(_ aim: LegAim) -> Double {
        let pitch = remainder((-aim.foot).angle - Bones.standingFootAngle, 2 * .pi)
        let lift = Gait.groundHeight - aim.toe.y
        let raised = (pitch + (pitch * pitch + 0.01).squareRoot()) / 2
        return mix(raised, pitch, smoothStep(0, 8, lift))
    }

    private func hindJoints(_ aim: LegAim, _ body: BodyPose, _ fetlock: Vector) -> [Vector] {
        let reach = Bones.tibia + Bones.hindCannon - 0.3
        let hip = withinReach(body.hip + aim.carried, of: fetlock, limit: Bones.femur + reach - 0.1)
        let wish = (aim.upper - hip).angle
        let stifle = aimedJoint(
            root: hip, length: Bones.femur, wish: wish, target: fetlock, reach: reach)
        let hock = middleJoint(
            root: stifle, tip: fetlock, upper: Bones.tibia, lower: Bones.hindCannon, side: -1)
        return [hip, stifle, hock]
    }

    private func foreJoints(_ aim: LegAim, _ body: BodyPose, _ fetlock: Vector) -> [Vector] {
        let (forearm, cannon) = (Bones.forearm, Bones.foreCannon)
        let square = forearm * forearm + cannon * cannon + 2 * forearm * cannon * cos(aim.flexion)
        let elbow = fetlock + (aim.upper - fetlock).unit * square.squareRoot()
        let knee = middleJoint(
            root: elbow, tip: fetlock, upper: forearm, lower: cannon, side: aim.flexion < 0 ? -1 : 1)
        // The blade glides over the ribs: nothing but muscle ties it to the trunk.
        let limit = Bones.scapula + Bones.humerus - 0.2
        let blade = withinReach(body.shoulderBlade + aim.carried, of: elbow, limit: limit)
        let shoulder = middleJoint(
            root: blade, tip: elbow, upper: Bones.scapula, lower: Bones.humerus, side: 1)
        return [blade, shoulder, elbow, knee]
    }

    private func withinReach(_ joint: Vector, of end: Vector, limit: Double) -> Vector {
        let span = joint - end
        return end + span.unit * softLimit(span.length, limit: limit, softness: 2)
    }
}
