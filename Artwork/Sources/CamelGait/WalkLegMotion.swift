internal import Glibc

/// A leg in the walk: constructed from what is known of camelids' walking, not measured on a plate.
struct WalkLegMotion: LegMotion {
    let leg: Leg
    let stance: Stance
    private let groundTravel: Double
    private let style: WalkStyle

    /// - Parameter groundTravel: how far the ground moves in one stride, in plate units.
    init(_ leg: Leg, groundTravel: Double) {
        self.leg = leg
        self.groundTravel = groundTravel
        stance = .walking(leg)
        style = leg.isFore ? .fore(stance) : .hind(stance)
    }

    func aim(at phase: Double) -> LegAim {
        let age = stance.age(at: phase)
        let toe = toe(at: age)
        let foot = -Vector(length: 1, angle: Bones.standingFootAngle + style.footPitch.value(at: age))
        let carried = Vector(style.carried.value(at: age), 0)
        let upper = style.upper + Vector(style.upperX.value(at: age), style.upperY.value(at: age))
        return LegAim(
            toe: toe, foot: foot, upper: upper,
            flexion: leg.isFore ? kneeFlexion(elbow: upper, fetlock: toe + foot * Bones.foot) : 0,
            carried: carried, isPlanted: age < stance.duty)
    }

    /// The planted toe moves with the ground; the swinging one leaves and meets it at the ground's speed.
    private func toe(at age: Double) -> Vector {
        let anchor = style.touchdownX
        guard age >= stance.duty else { return Vector(anchor - groundTravel * age, Gait.groundHeight) }
        let swing = 1 - stance.duty
        let t = (age - stance.duty) / swing
        let x = quintic(
            from: anchor - groundTravel * stance.duty, to: anchor, speed: -groundTravel * swing, t)
        return Vector(x, Gait.groundHeight - style.lift * Self.rise(t))
    }

    /// A path whose speed is the same at both ends, and whose acceleration is 0 there.
    private func quintic(from start: Double, to end: Double, speed: Double, _ t: Double) -> Double {
        let blend = t * t * t * (10 - 15 * t + 6 * t * t)
        return start + speed * t + (end - start - speed) * blend
    }

    /// How high the toe is over the swing, 0 ... 1: up soon, then a long way down.
    private static func rise(_ t: Double) -> Double {
        let early = pow(t, 0.86)
        return 16 * early * early * (1 - early) * (1 - early)
    }

    /// How far the knee must bend for the elbow to be where it should.
    private func kneeFlexion(elbow: Vector, fetlock: Vector) -> Double {
        let (forearm, cannon) = (Bones.forearm, Bones.foreCannon)
        let span = softLimit((elbow - fetlock).length, limit: forearm + cannon - 0.06, softness: 2.5)
        let cosine = (span * span - forearm * forearm - cannon * cannon) / (2 * forearm * cannon)
        return acos(min(1, max(-1, cosine)))
    }
}

extension Stance {
    /// The stance of each leg in the walk: a lateral sequence near to a pace. The fore foot follows the hind foot of
    /// its side by a tenth of the stride, and the two sides are half a stride apart.
    static func walking(_ leg: Leg) -> Stance {
        switch leg {
        case .nearHind: Stance(touchdown: 0, duty: 0.65)
        case .nearFore: Stance(touchdown: 0.1, duty: 0.6)
        case .farHind: Stance(touchdown: 0.5, duty: 0.65)
        case .farFore: Stance(touchdown: 0.6, duty: 0.6)
        }
    }
}
