/// The path of a toe: pinned to the moving ground while it stands, and the measured path, bent so that it
/// joins both ends of the stance without a kink, while it swings.
struct FootPath: Sendable {
    private let measured: FourierCurve
    let stance: Stance
    /// How far the ground moves in one stride, in plate units.
    private let groundTravel: Double
    private let anchor: Vector

    init(measured: FourierCurve, stance: Stance, groundTravel: Double) {
        self.measured = measured
        self.stance = stance
        self.groundTravel = groundTravel
        anchor = Vector(Self.meanAnchor(of: measured, during: stance, groundTravel), Gait.groundHeight)
    }

    /// Where the toe is, in plate units.
    func point(at phase: Double) -> Vector {
        let age = stance.age(at: phase)
        if age < stance.duty {
            return planted(at: age)
        }
        let free = measured.point(at: phase) + correction(at: (age - stance.duty) / (1 - stance.duty))
        return Vector(free.x, min(free.y, Gait.groundHeight))
    }

    private func planted(at age: Double) -> Vector {
        anchor - Vector(groundTravel * age, 0)
    }

    /// The touchdown position that is closest to the measured toe over the whole stance.
    private static func meanAnchor(
        of curve: FourierCurve, during stance: Stance, _ groundTravel: Double
    ) -> Double {
        let samples = 32
        let sum = (0..<samples).reduce(0.0) { sum, index in
            let age = stance.duty * (Double(index) + 0.5) / Double(samples)
            return sum + curve.point(at: stance.touchdown + age).x + groundTravel * age
        }
        return sum / Double(samples)
    }

    /// What is added to the measured path from lift-off (0) to the next touchdown (1): both ends meet the
    /// ground's position and speed, and the middle of the swing stays as measured.
    private func correction(at t: Double) -> Vector {
        let lift = stance.touchdown + stance.duty
        let ground = Vector(-groundTravel, 0)
        let start = planted(at: stance.duty) - measured.point(at: lift)
        let end = anchor - measured.point(at: stance.touchdown)
        let startRate = ground - measured.velocity(at: lift)
        let endRate = ground - measured.velocity(at: stance.touchdown)
        let leaving = start * Self.fade(t / 0.3) + startRate * rateFade(t)
        let landing = end * Self.fade((1 - t) / 0.3) - endRate * rateFade(1 - t)
        return leaving + landing
    }

    /// Falls from 1 at 0 to 0 at 1, flat at both ends.
    private static func fade(_ t: Double) -> Double { 1 - smoothStep(0, 1, t) }

    /// A bump of slope 1 (per stride) at 0 that is gone after a seventh of the swing.
    private func rateFade(_ t: Double) -> Double {
        let window = 0.14
        guard t < window else { return 0 }
        let rest = 1 - t / window
        return t * (1 - stance.duty) * rest * rest
    }
}
