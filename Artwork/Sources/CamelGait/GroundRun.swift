/// How the ground goes from one gait's speed to the other's.
struct GroundRun: Sendable {
    let start, end: Gait
    /// In seconds.
    let duration: Double
    /// How far the ground moves meanwhile, in plate units.
    let distance: Double

    /// How far the ground has moved after `time` seconds, in plate units.
    func moved(at time: Double) -> Double {
        let u = time / duration
        let eased = u * u * u * (1 - u / 2)
        return duration * (start.groundSpeed * u + (end.groundSpeed - start.groundSpeed) * eased)
            + surplus * u * u * u * (10 - 15 * u + 6 * u * u)
    }

    /// How fast it moves to the left, in plate units per second.
    func speed(at time: Double) -> Double {
        let u = time / duration
        return mix(start.groundSpeed, end.groundSpeed, smoothStep(0, 1, u))
            + surplus * 30 * u * u * (1 - u) * (1 - u) / duration
    }

    /// What an even change of speed leaves out of the distance, in plate units: it comes in the middle.
    private var surplus: Double { distance - duration * (start.groundSpeed + end.groundSpeed) / 2 }
}
