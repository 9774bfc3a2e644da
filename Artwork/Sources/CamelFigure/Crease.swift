internal import CamelGait

/// A line on a surface: `x` is `u` and `y` is `v`.
struct Crease {
    let path: [Vector]
    /// Greatest width, in plate units.
    let width: Double

    init(_ path: [(Double, Double)], width: Double) {
        self.path = path.map { Vector($0.0, $0.1) }
        self.width = width
    }
}
