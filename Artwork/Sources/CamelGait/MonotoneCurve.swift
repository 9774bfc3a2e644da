/// A smooth curve through knots that nowhere overshoots them: between two knots it rises or falls, and does
/// nothing else (Fritsch and Carlson's cubic, with the harmonic mean of the neighbouring slopes).
struct MonotoneCurve: Sendable {
    private let knots: [(x: Double, y: Double)]
    private let slopes: [Double]

    /// - Parameters:
    ///   - knots: in order of `x`, two at least.
    ///   - first, last: slopes at the two ends; nil for that of the neighbouring chord.
    init(_ knots: [(x: Double, y: Double)], first: Double? = nil, last: Double? = nil) {
        self.knots = knots
        let chords = zip(knots, knots.dropFirst()).map { ($1.y - $0.y) / ($1.x - $0.x) }
        let inner = zip(chords, chords.dropFirst()).map { $0 * $1 <= 0 ? 0 : 2 * $0 * $1 / ($0 + $1) }
        slopes = [first ?? chords[0]] + inner + [last ?? chords[chords.count - 1]]
    }

    /// A curve that repeats after 1; the knots lie in 0 ..< 1.
    static func periodic(_ knots: [(x: Double, y: Double)]) -> MonotoneCurve {
        let before = knots.suffix(2).map { ($0.x - 1, $0.y) }
        let after = knots.prefix(2).map { ($0.x + 1, $0.y) }
        return MonotoneCurve(before + knots + after)
    }

    /// The value at `x`, which lies between the first knot and the last.
    func value(at x: Double) -> Double {
        let index = max(0, min((knots.firstIndex { $0.x > x } ?? knots.count) - 1, knots.count - 2))
        let (start, end) = (knots[index], knots[index + 1])
        return hermite(
            (start.y, slopes[index]), (end.y, slopes[index + 1]), span: end.x - start.x,
            t: (x - start.x) / (end.x - start.x))
    }
}

/// The cubic with given values and slopes at both ends of a span, at share `t` of it.
func hermite(
    _ start: (value: Double, slope: Double), _ end: (value: Double, slope: Double), span: Double, t: Double
) -> Double {
    let (square, cube) = (t * t, t * t * t)
    let values = start.value * (1 - 3 * square + 2 * cube) + end.value * (3 * square - 2 * cube)
    return values + span * (start.slope * (t - 2 * square + cube) + end.slope * (cube - square))
}
