/// One leg of a gait at the instant when a change begins or ends.
struct GaitLeg: Sendable {
    let motion: any LegMotion
    /// Place of the step: 0 ... 1 in the stance, 1 ... 2 in the swing.
    let place: Double
    /// How fast its phase goes, in strides per second.
    let rate: Double

    init(_ gait: Gait, _ leg: Leg, phase: Double) {
        motion = gait.legs.first { $0.leg == leg } ?? gait.legs[0]
        place = motion.stance.place(ofAge: motion.stance.age(at: phase))
        rate = 1 / gait.strideTime
    }
}

extension LegMotion {
    /// What the leg does so many strides after a touchdown.
    func aim(atAge age: Double) -> LegAim { aim(at: stance.touchdown + age) }

    /// Where the toe stands when half of the stance is over, in plate units.
    var middleX: Double { aim(atAge: stance.duty / 2).toe.x }
}

extension Stance {
    /// Strides since the touchdown at a place of the step: 0 ... 1 in the stance, 1 ... 2 in the swing, and so on
    /// in the steps that follow.
    func age(ofPlace place: Double) -> Double {
        let steps = (place / 2).rounded(.down)
        let rest = place - 2 * steps
        return steps + (rest < 1 ? rest * duty : duty + (rest - 1) * (1 - duty))
    }

    /// The place of the step so many strides, 0 ..< 1, after the touchdown.
    func place(ofAge age: Double) -> Double {
        age < duty ? age / duty : 1 + (age - duty) / (1 - duty)
    }
}
