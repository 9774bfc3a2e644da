internal import Glibc

/// A leg that moves as the measured curves say.
struct MeasuredLegMotion: LegMotion {
    let leg: Leg
    private let curves: [FourierCurve]
    private let path: FootPath

    var stance: Stance { path.stance }

    /// - Parameter groundTravel: how far the ground moves in one stride, in plate units.
    init(_ leg: Leg, groundTravel: Double) {
        self.leg = leg
        curves = MeasuredLegs.curves[leg] ?? []
        path = FootPath(measured: curves[3], stance: .measured(leg), groundTravel: groundTravel)
    }

    func aim(at phase: Double) -> LegAim {
        LegAim(
            toe: path.point(at: phase), foot: curves[2].point(at: phase) - curves[3].point(at: phase),
            upper: curves[0].point(at: phase), flexion: leg.isFore ? kneeFlexion(at: phase) : 0,
            isPlanted: stance.isPlanted(at: phase))
    }

    /// How far the measured knee is bent, in radians; a knee's angle is better known than an elbow's place.
    /// Below 0 it gives backwards under load, of which a part is blur.
    private func kneeFlexion(at phase: Double) -> Double {
        let knee = curves[1].point(at: phase)
        let forearm = knee - curves[0].point(at: phase)
        let cannon = curves[2].point(at: phase) - knee
        let turn = remainder(cannon.angle - forearm.angle, 2 * .pi)
        return turn < 0 ? turn * 0.6 : turn
    }
}
