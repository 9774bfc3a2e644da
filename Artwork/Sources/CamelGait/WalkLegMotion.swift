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
        // Over the ground it goes a whole stride's way, forward.
        let x = anchor - groundTravel * age + groundTravel * Self.advance(t)
        return Vector(x, Gait.groundHeight - style.lift * Self.rise(t))
    }

    /// How far the toe has gone forward over the ground, 0 ... 1: it starts and ends gently, but does not rush
    /// through the middle.
    private static func advance(_ t: Double) -> Double {
        mix(smoothStep(0, 1, t), t * t * t * (10 - 15 * t + 6 * t * t), 0.5)
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
    /// its side by 0.13 of the stride, and the two sides are half a stride apart. A hind foot is lifted just before
    /// the other side's fore foot comes down, so that there are never four feet on the ground, nor fewer than two.
    static func walking(_ leg: Leg) -> Stance {
        switch leg {
        case .nearHind: Stance(touchdown: 0, duty: 0.625)
        case .nearFore: Stance(touchdown: 0.13, duty: 0.63)
        case .farHind: Stance(touchdown: 0.5, duty: 0.625)
        case .farFore: Stance(touchdown: 0.63, duty: 0.63)
        }
    }
}
