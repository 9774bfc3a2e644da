internal import CamelGait

/// A part of the body as a bent sheet between two edges: `u` runs along it from 0 to 1, `v` across it from
/// the first edge (0) to the second (1). Everything drawn on it is fixed in `u` and `v`, so it moves with it.
struct Surface {
    private let first: [Vector]
    private let second: [Vector]
    /// How far cross-contours bulge along `u` at either end, in plate units.
    let bow: (start: Double, end: Double)
    /// 0 flat ... 1 a half cylinder.
    let roundness: Double
    static let samples = 48

    init(
        first: [Vector], second: [Vector], bow: (start: Double, end: Double) = (0, 0), roundness: Double = 1
    ) {
        self.first = spline(first, count: Self.samples)
        self.second = spline(second, count: Self.samples)
        self.bow = bow
        self.roundness = roundness
    }

    /// The point at `u`, `v`, in plate units.
    func point(_ u: Double, _ v: Double) -> Vector {
        let a = Self.sample(first, u)
        let b = Self.sample(second, u)
        let bulge = mix(bow.start, bow.end, u) * 4 * v * (1 - v)
        let along = (b - a).unit.perpendicular
        return mix(a, b, v) - along * bulge
    }

    /// The closed outline.
    var outline: [Vector] {
        let count = 12
        let cap = (1..<count).map { point(1, Double($0) / Double(count)) }
        let base = (1..<count).map { point(0, 1 - Double($0) / Double(count)) }
        return first + cap + second.reversed() + base
    }

    /// The end at u = 1, from edge to edge.
    func cap(count: Int) -> [Vector] {
        (0...count).map { point(1, Double($0) / Double(count)) }
    }

    /// One edge from `from` to `to` along `u`; `v` is 0 or 1.
    func edge(v: Double, from: Double = 0, to: Double = 1, count: Int = 40) -> [Vector] {
        (0...count).map { point(mix(from, to, Double($0) / Double(count)), v) }
    }

    /// Contour of one edge with the share, 0 ... 1, in which it runs the way the surface does: at the inside of
    /// a sharp bend the edge turns back on itself, and nothing should be drawn there.
    func unfoldedEdge(v: Double, from: Double = 0, to: Double = 1) -> (line: [Vector], weights: [Double]) {
        let line = edge(v: v, from: from, to: to)
        let middle = edge(v: 0.5, from: from, to: to)
        let last = line.count - 1
        let weights = line.indices.map { index in
            let (low, high) = (max(index - 1, 0), min(index + 1, last))
            let along = middle[high] - middle[low]
            let ratio = (line[high] - line[low]).dot(along) / max(along.dot(along), 1e-9)
            return smoothStep(0.15, 0.55, ratio)
        }
        return (line, weights)
    }

    /// How much light falls on `u`, `v`, from -1 to 1.
    func light(_ u: Double, _ v: Double) -> Double {
        let a = Self.sample(first, u)
        let b = Self.sample(second, u)
        let side = (2 * v - 1) * roundness
        let across = (b - a).unit * side
        let depth = max(0, 1 - side * side).squareRoot()
        return across.dot(Light.direction) + depth * Light.depth
    }

    private static func sample(_ line: [Vector], _ u: Double) -> Vector {
        let scaled = min(max(u, 0), 1) * Double(line.count - 1)
        let index = min(Int(scaled), line.count - 2)
        return mix(line[index], line[index + 1], scaled - Double(index))
    }
}
