/// One leg during a change of gait. Each gait's leg does in its own way what this one is doing, and this one passes
/// from the first to the second; its toe is pinned while it stands.
struct ChangingLeg: Sendable {
    let leg: Leg
    private let motions: (start: any LegMotion, end: any LegMotion)
    /// How old the step is in each of the gaits, in its strides, as a function of the time in seconds.
    private let ages: (start: MonotoneCurve, end: MonotoneCurve)
    private let parts: [StepPart]
    /// For each part, where the toe would stand if the ground had not moved since the change began; x in plate units.
    private let prints: [Double]
    private let ground: GroundRun

    init(_ steps: Steps, from start: GaitLeg, to end: GaitLeg, ground: GroundRun) {
        leg = steps.leg
        motions = (start.motion, end.motion)
        self.ground = ground
        parts = StepPart.all(steps, from: start, to: end, duration: ground.duration)
        let places: [(Double, Double)] = [(0, start.place)] + parts.map { ($0.end, $0.places.end) }
        let knots = { (stance: Stance) in places.map { (x: $0.0, y: stance.age(ofPlace: $0.1)) } }
        ages = (
            MonotoneCurve(knots(start.motion.stance), first: start.rate),
            MonotoneCurve(knots(end.motion.stance), last: end.rate)
        )
        prints = Self.prints(parts, start, end, ground)
    }

    /// A foot that stands at either end of the change stands where the gait has it; otherwise the middle of
    /// the stance is where it is in the gaits.
    private static func prints(
        _ parts: [StepPart], _ start: GaitLeg, _ end: GaitLeg, _ ground: GroundRun
    ) -> [Double] {
        parts.map { part in
            if part.begin == 0 {
                return start.motion.aim(atAge: start.motion.stance.age(ofPlace: start.place)).toe.x
            }
            if part.end == ground.duration {
                return end.motion.aim(atAge: end.motion.stance.age(ofPlace: end.place)).toe.x
                    + ground.distance
            }
            let share = smoothStep(0, ground.duration, (part.begin + part.end) / 2)
            return mix(start.motion.middleX, end.motion.middleX, share)
                + (ground.moved(at: part.begin) + ground.moved(at: part.end)) / 2
        }
    }

    /// What the leg does at a time in seconds.
    func aim(at time: Double) -> LegAim {
        let index = parts.lastIndex { $0.begin <= time } ?? 0
        var aim = free(at: time)
        aim.isPlanted = parts[index].isPlanted
        if aim.isPlanted {
            aim.toe = planted(index, at: time)
        } else {
            aim.toe += correction(index, at: time)
            aim.toe.y = min(aim.toe.y, Gait.groundHeight)
        }
        return aim
    }

    private func planted(_ index: Int, at time: Double) -> Vector {
        Vector(prints[index] - ground.moved(at: time), Gait.groundHeight)
    }

    /// Between the two gaits' legs, without regard to the ground.
    private func free(at time: Double) -> LegAim {
        LegAim.mixed(
            motions.start.aim(atAge: ages.start.value(at: time)),
            motions.end.aim(atAge: ages.end.value(at: time)), smoothStep(0, ground.duration, time))
    }

    /// What a swing adds to the free path, so that both ends meet the stances' positions and speeds. Where the change
    /// itself begins or ends, the free path is the gait's.
    private func correction(_ index: Int, at time: Double) -> Vector {
        let part = parts[index]
        let begin = index > 0 ? gap(from: part.begin, towards: 1, index - 1) : (.zero, .zero)
        let end = index + 1 < parts.count ? gap(from: part.end, towards: -1, index + 1) : (.zero, .zero)
        let t = (time - part.begin) / (part.end - part.begin)
        let along = { (axis: Int) in
            hermite(
                (begin.0[axis], begin.1[axis]), (end.0[axis], end.1[axis]), span: part.end - part.begin, t: t)
        }
        return Vector(along(0), along(1))
    }

    /// Position and velocity (plate units per second) of the planted toe, less those of the free one.
    private func gap(from time: Double, towards side: Double, _ stance: Int) -> (Vector, Vector) {
        let step = 1e-5 * side
        let here = free(at: time).toe
        let velocity = (free(at: time + step).toe - here) / step
        return (
            planted(stance, at: time) - here, Vector(-ground.speed(at: time), 0) - velocity
        )
    }
}
