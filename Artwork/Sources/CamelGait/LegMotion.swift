/// How one leg moves over a stride of a gait.
protocol LegMotion: Sendable {
    var leg: Leg { get }
    /// When the foot stands.
    var stance: Stance { get }
    /// What the leg does at a phase, in strides; any real number will do.
    func aim(at phase: Double) -> LegAim
}
