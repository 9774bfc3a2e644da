internal import CamelGait

/// A soft spot of lighter or darker coat on a surface.
struct Accent {
    /// Centre in `u` and `v`.
    let u, v: Double
    /// Radii in `u` and `v`.
    let across: (u: Double, v: Double)
    /// Darkness added at the centre; negative lightens.
    let amount: Double

    func value(_ u: Double, _ v: Double) -> Double {
        let du = (u - self.u) / across.u
        let dv = (v - self.v) / across.v
        let square = du * du + dv * dv
        return square >= 4 ? 0 : amount * (1 - square / 4) * (1 - square / 4)
    }
}

/// How a surface is inked.
struct Finish {
    /// Darkness of the coat in half light, 0 ... 1.
    var coat = 0.45
    /// How much light and shade differ.
    var contrast = 0.5
    /// Spots of lighter and darker coat.
    var accents: [Accent] = []
    /// Added everywhere: the far legs lie in shade.
    var shade = 0.0
    /// Opacity at `u`, `v`: below 1 where the part melts into another.
    var cover: @Sendable (Double, Double) -> Double = { _, _ in 1 }

    /// Darkness wanted at `u`, `v`, 0 ... 1.
    func darkness(_ surface: Surface, _ u: Double, _ v: Double) -> Double {
        let light = surface.light(u, v)
        let spots = accents.reduce(0) { $0 + $1.value(u, v) }
        return min(1, max(0, coat + shade + spots - contrast * (light - 0.5)))
    }
}
