/// When one foot leaves the ground and comes down during a change of gait.
struct Steps: Sendable {
    let leg: Leg
    /// Times in seconds since the change began: lift-offs and touchdowns in turn, beginning with that which ends what
    /// the foot is doing.
    let times: [Double]

    init(_ leg: Leg, _ times: Double...) {
        self.leg = leg
        self.times = times
    }
}
