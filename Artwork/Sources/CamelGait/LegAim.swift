/// What a leg is asked to do at one instant; the solver comes as near to it as bones of fixed length allow.
struct LegAim: Sendable {
    /// Where the tip of the toes is, in plate units. This is met exactly.
    var toe: Vector
    /// From the toe to the fetlock; only the direction counts.
    var foot: Vector
    /// Where the elbow or the stifle would like to be, in plate units.
    var upper: Vector
    /// How far the knee of a foreleg is bent, in radians; 0 for a hind leg.
    var flexion: Double
    /// How far the pelvis or the shoulder carries the leg's upper end along, in plate units.
    var carried = Vector.zero
    /// Whether the foot stands on the ground.
    var isPlanted: Bool

    /// An aim between two of the same leg, from `start` (amount 0) to `end` (amount 1).
    static func mixed(_ start: LegAim, _ end: LegAim, _ amount: Double) -> LegAim {
        LegAim(
            toe: mix(start.toe, end.toe, amount), foot: mix(start.foot.unit, end.foot.unit, amount),
            upper: mix(start.upper, end.upper, amount), flexion: mix(start.flexion, end.flexion, amount),
            carried: mix(start.carried, end.carried, amount), isPlanted: start.isPlanted)
    }
}
