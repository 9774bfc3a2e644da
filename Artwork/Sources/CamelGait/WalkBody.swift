internal import Glibc

/// Trunk, neck, head and tail in the walk: constructed. The places are the means of the gallop's, set right for
/// a camel that stands, with its head up and the neck in its relaxed curve; they move as little as a walk asks for.
enum WalkBody {
    static let motion = BodyMotion(curves: [
        .muzzleTip: head(Vector(224, 51), nod: Vector(2.6, 5)),
        .forehead: head(Vector(196.5, 34.5), nod: Vector(2.9, 3.6)),
        .poll: head(Vector(187.5, 38.5), nod: Vector(2.9, 3.4)),
        .jawAngle: head(Vector(199, 59.5), nod: Vector(2.4, 3.8)),
        .throatTop: head(Vector(194, 66), nod: Vector(2.2, 3.6)),
        .neckLow: neck(Vector(175, 105.5), nod: Vector(1.1, 2.5)),
        .napeLow: neck(Vector(168, 78), nod: Vector(1.1, 2.5)),
        .withers: trunk(Vector(141, 61.5), share: 1),
        .chestFront: trunk(Vector(154, 99.5), share: 1),
        .brisket: trunk(Vector(126, 114), share: 0.9),
        .bellyLow: trunk(Vector(106.5, 112), share: 0.6),
        .groin: trunk(Vector(83, 102), share: 0.2),
        .saddle: trunk(Vector(112.5, 60.5), share: 0.55),
        .croup: trunk(Vector(65.5, 65), share: 0.05),
        .tailRoot: trunk(Vector(57, 73.8), share: 0),
        .frontHumpTop: hump(Vector(131, 42), share: 0.85, flop: 1.6),
        .rearHumpTop: hump(Vector(91, 36.5), share: 0.35, flop: 1.2),
        .tailTip: tail,
    ])

    /// Phase at which the near foreleg, then the far one half a stride later, stands upright and the shoulders are
    /// highest; the haunches are earlier, as the hind feet are.
    private static let shoulderHigh = 0.44
    private static let haunchHigh = 0.31

    /// A part of the trunk; `share` 0 moves with the haunches, 1 with the shoulders.
    private static func trunk(_ mean: Vector, share: Double) -> FourierCurve {
        let fore = Wave(amplitude: -1.8 * share, peak: shoulderHigh)
        let hind = Wave(amplitude: -1.5 * (1 - share), peak: haunchHigh)
        return FourierCurve(
            x: [mean.x, 0, 0] + Wave(amplitude: 0.7, peak: 0.22).pair,
            y: [mean.y, 0, 0, fore.pair[0] + hind.pair[0], fore.pair[1] + hind.pair[1]])
    }

    /// The humps follow the trunk late, and sway from side to side once a stride.
    private static func hump(_ mean: Vector, share: Double, flop: Double) -> FourierCurve {
        let late = 0.05
        let rise = Wave(amplitude: -1.9, peak: mix(haunchHigh, shoulderHigh, share) + late)
        return FourierCurve(
            x: [mean.x, 0, 0]
                + Wave(amplitude: flop, peak: 0.22 + late + 0.06).pair,
            y: [mean.y, 0, 0] + rise.pair)
    }

    /// The neck goes down with each fore step.
    private static func neck(_ mean: Vector, nod: Vector) -> FourierCurve { nodding(mean, nod, late: 0) }

    /// The head follows the neck.
    private static func head(_ mean: Vector, nod: Vector) -> FourierCurve { nodding(mean, nod, late: 0.03) }

    /// Lowest and foremost soon after a forefoot has come down.
    private static func nodding(_ mean: Vector, _ nod: Vector, late: Double) -> FourierCurve {
        let low = 0.19 + late
        return FourierCurve(
            x: [mean.x, 0, 0]
                + Wave(amplitude: nod.x, peak: low - 0.03).pair,
            y: [mean.y] + [0, 0] + Wave(amplitude: nod.y, peak: low).pair)
    }

    /// The tail hangs, and swings once a stride.
    private static let tail = FourierCurve(
        x: [43.5] + Wave(amplitude: 3, peak: 0.3).once + Wave(amplitude: 0.6, peak: 0.1).pair,
        y: [105] + Wave(amplitude: 0.8, peak: 0.8).once + Wave(amplitude: 0.9, peak: 0.35).pair)
}

/// One harmonic, by its height and the phase (strides) at which it is highest.
private struct Wave {
    let amplitude, peak: Double

    /// Cosine and sine amplitudes of a wave that swings once a stride.
    var once: [Double] { [amplitude * cos(2 * .pi * peak), amplitude * sin(2 * .pi * peak)] }
    /// Those of one that swings twice.
    var pair: [Double] { [amplitude * cos(4 * .pi * peak), amplitude * sin(4 * .pi * peak)] }
}
