/// How a foreleg or a hind leg steps in the walk. Curves are functions of the strides since the touchdown.
struct WalkStyle: Sendable {
    /// Where the toe comes down, in plate units.
    let touchdownX: Double
    /// How high the toe is lifted, in plate units.
    let lift: Double
    /// Mean place of the elbow or the stifle, in plate units.
    let upper: Vector
    /// How far the elbow or the stifle is before and below that place, in plate units.
    let upperX, upperY: MonotoneCurve
    /// How far the turning pelvis or the gliding shoulder blade carries the leg's root forward, in plate units.
    let carried: MonotoneCurve
    /// Tilt of the foot, in radians: 0 flat, above 0 heel up.
    let footPitch: MonotoneCurve

    /// A foreleg: a straight pillar while it stands, the knee well bent while it swings.
    static func fore(_ stance: Stance) -> WalkStyle {
        let curve = { (keys: [(Double, Double)]) in Self.curve(keys, stance) }
        return WalkStyle(
            touchdownX: 190, lift: 8.5, upper: Vector(138, 110),
            upperX: curve([(0, 8), (0.5, -1), (1, -11), (1.2, -10), (1.6, 4), (1.9, 9)]),
            upperY: curve([(0, 0), (0.5, 0), (1, 0), (1.4, -3), (1.8, 0)]),
            carried: curve([(0, 2.5), (0.5, 0), (1, -2.5), (1.5, 0), (1.8, 2)]),
            footPitch: curve([
                (0, 0), (0.12, 0), (0.62, 0.02), (0.85, 0.2), (1, 0.5), (1.2, 0.88), (1.45, 0.6),
                (1.73, 0.1), (1.86, -0.03),
            ]))
    }

    /// A hind leg: it stands with an open hock, and folds to swing.
    static func hind(_ stance: Stance) -> WalkStyle {
        let curve = { (keys: [(Double, Double)]) in Self.curve(keys, stance) }
        return WalkStyle(
            touchdownX: 110, lift: 9, upper: Vector(79, 110),
            upperX: curve([(0, 4), (0.5, 0), (1, -5), (1.35, 3), (1.65, 6), (1.9, 5)]),
            upperY: curve([(0, -1), (0.5, 0), (1, 1), (1.5, -1)]),
            carried: curve([(0, 2.5), (0.5, 0), (1, -2.5), (1.5, 0), (1.8, 2)]),
            footPitch: curve([
                (0, 0), (0.12, 0), (0.6, 0.02), (0.82, 0.23), (1, 0.7), (1.2, 0.95), (1.43, 0.6),
                (1.72, 0.12), (1.88, -0.02),
            ]))
    }

    /// A curve through keys whose place is 0 ... 1 in the stance and 1 ... 2 in the swing.
    private static func curve(_ keys: [(place: Double, value: Double)], _ stance: Stance) -> MonotoneCurve {
        .periodic(keys.map { (stance.age(ofPlace: $0.place), $0.value) })
    }
}
