internal import CamelGait

extension Glyph {
    static let all: [Character: Glyph] = letters.merging(numerals) { $1 }

    private static let numerals: [Character: Glyph] = [
        "0": Glyph(
            width: 0.56, strokes: [curve([(0.28, 1), (0.04, 0.5), (0.28, 0), (0.52, 0.5), (0.28, 1)])]),
        "1": Glyph(
            width: 0.36,
            strokes: [line([(0.2, 0), (0.2, 1)]), line([(0.2, 1), (0.04, 0.84)]), serif(0.2, 0)]),
        "2": Glyph(
            width: 0.56,
            strokes: [
                curve([(0.06, 0.74), (0.16, 0.96), (0.4, 0.95), (0.49, 0.7), (0.3, 0.36), (0.04, 0.02)]),
                line([(0.04, 0.03), (0.52, 0.03), (0.53, 0.2)]),
            ]),
        "3": Glyph(
            width: 0.54,
            strokes: [
                curve([(0.06, 0.82), (0.22, 1), (0.44, 0.88), (0.4, 0.6), (0.2, 0.53)]),
                curve([(0.2, 0.53), (0.46, 0.46), (0.48, 0.14), (0.24, 0), (0.04, 0.16)]),
            ]),
        "4": Glyph(
            width: 0.58,
            strokes: [
                line([(0.4, 0), (0.4, 1)]), line([(0.4, 1), (0.03, 0.3)], weight: 0),
                line([(0.03, 0.3), (0.56, 0.3)]), serif(0.4, 0),
            ]),
        "5": Glyph(
            width: 0.54,
            strokes: [
                line([(0.46, 0.97), (0.12, 0.97), (0.1, 0.55)]),
                curve([(0.1, 0.55), (0.3, 0.64), (0.5, 0.42), (0.44, 0.1), (0.2, 0), (0.04, 0.14)]),
            ]),
        "6": Glyph(
            width: 0.56,
            strokes: [
                curve([(0.46, 0.94), (0.2, 0.82), (0.05, 0.4), (0.14, 0.06), (0.3, 0)]),
                curve([(0.3, 0), (0.5, 0.14), (0.48, 0.46), (0.28, 0.58), (0.08, 0.36)]),
            ]),
        "7": Glyph(
            width: 0.54,
            strokes: [
                line([(0.04, 0.82), (0.06, 0.97), (0.52, 0.97)]),
                line([(0.52, 0.97), (0.2, 0)], weight: 0.9),
            ]),
        "8": Glyph(
            width: 0.56,
            strokes: [
                curve([(0.28, 1), (0.08, 0.8), (0.28, 0.54), (0.5, 0.24), (0.28, 0)]),
                curve([(0.28, 0), (0.05, 0.24), (0.28, 0.54), (0.48, 0.8), (0.28, 1)]),
            ]),
        "9": Glyph(
            width: 0.56,
            strokes: [
                curve([(0.1, 0.06), (0.36, 0.18), (0.51, 0.6), (0.42, 0.94), (0.26, 1)]),
                curve([(0.26, 1), (0.06, 0.86), (0.08, 0.54), (0.28, 0.42), (0.48, 0.64)]),
            ]),
    ]

    private static let letters: [Character: Glyph] = [
        "A": Glyph(
            width: 0.74,
            strokes: [
                line([(0.06, 0), (0.37, 1)], weight: 0), line([(0.36, 1), (0.66, 0)], weight: 1),
                line([(0.16, 0.34), (0.56, 0.34)]), serif(0.06, 0), serif(0.66, 0),
            ]),
        "B": Glyph(
            width: 0.64,
            strokes: [
                stem(0.12), serif(0.1, 0), serif(0.1, 1),
                curve([(0.12, 1), (0.4, 0.98), (0.5, 0.77), (0.4, 0.56), (0.12, 0.54)]),
                curve([(0.12, 0.54), (0.46, 0.52), (0.58, 0.28), (0.46, 0.03), (0.12, 0)]),
            ]),
        "C": Glyph(
            width: 0.7,
            strokes: [
                curve([
                    (0.64, 0.76), (0.5, 0.97), (0.24, 0.94), (0.06, 0.5), (0.24, 0.06), (0.5, 0.03),
                    (0.65, 0.24),
                ]),
                line([(0.64, 0.7), (0.64, 1)], weight: 0.2),
            ]),
        "E": Glyph(
            width: 0.62,
            strokes: [
                stem(0.12), line([(0.03, 1), (0.54, 1), (0.55, 0.8)]), line([(0.12, 0.53), (0.42, 0.53)]),
                line([(0.42, 0.42), (0.42, 0.64)], weight: 0.2), line([(0.03, 0), (0.56, 0), (0.58, 0.22)]),
            ]),
        "G": Glyph(
            width: 0.76,
            strokes: [
                curve([
                    (0.64, 0.76), (0.5, 0.97), (0.24, 0.94), (0.06, 0.5), (0.24, 0.06), (0.5, 0.03),
                    (0.64, 0.14),
                ]),
                line([(0.64, 0.05), (0.64, 0.42)]), serif(0.64, 0.42),
                line([(0.64, 0.7), (0.64, 1)], weight: 0.2),
            ]),
        "I": Glyph(width: 0.26, strokes: [stem(0.13), serif(0.13, 0), serif(0.13, 1)]),
        "K": Glyph(
            width: 0.7,
            strokes: [
                stem(0.12), serif(0.12, 0), serif(0.12, 1), line([(0.6, 1), (0.13, 0.42)], weight: 0),
                line([(0.26, 0.58), (0.6, 0)], weight: 1), serif(0.58, 1), serif(0.6, 0),
            ]),
        "L": Glyph(
            width: 0.58, strokes: [stem(0.12), serif(0.12, 1), line([(0.03, 0), (0.53, 0), (0.55, 0.24)])]),
        "M": Glyph(
            width: 0.92,
            strokes: [
                line([(0.12, 0), (0.12, 1)], weight: 0), line([(0.12, 1), (0.46, 0)], weight: 1),
                line([(0.46, 0), (0.8, 1)], weight: 0), line([(0.8, 0), (0.8, 1)], weight: 1),
                serif(0.12, 0), serif(0.8, 0), serif(0.06, 1), serif(0.86, 1),
            ]),
        "N": Glyph(
            width: 0.78,
            strokes: [
                line([(0.12, 0), (0.12, 1)], weight: 0), line([(0.12, 1), (0.66, 0)], weight: 1),
                line([(0.66, 0), (0.66, 1)], weight: 0), serif(0.12, 0), serif(0.66, 1), serif(0.06, 1),
            ]),
        "O": Glyph(
            width: 0.74,
            strokes: [
                curve([(0.37, 1), (0.12, 0.84), (0.05, 0.5), (0.12, 0.16), (0.37, 0)]),
                curve([(0.37, 0), (0.62, 0.16), (0.69, 0.5), (0.62, 0.84), (0.37, 1)]),
            ]),
        "P": Glyph(
            width: 0.6,
            strokes: [
                stem(0.12), serif(0.12, 0), serif(0.1, 1),
                curve([(0.12, 1), (0.42, 0.98), (0.55, 0.74), (0.42, 0.5), (0.12, 0.48)]),
            ]),
        "R": Glyph(
            width: 0.68,
            strokes: [
                stem(0.12), serif(0.12, 0), serif(0.1, 1),
                curve([(0.12, 1), (0.42, 0.98), (0.54, 0.76), (0.42, 0.54), (0.12, 0.52)]),
                curve([(0.34, 0.52), (0.46, 0.38), (0.52, 0.06), (0.66, 0.03)]),
            ]),
        "T": Glyph(
            width: 0.68,
            strokes: [stem(0.34), serif(0.34, 0), line([(0.04, 0.78), (0.06, 1), (0.62, 1), (0.64, 0.78)])]),
        "W": Glyph(
            width: 1.02,
            strokes: [
                line([(0.06, 1), (0.31, 0)], weight: 1), line([(0.31, 0), (0.52, 0.96)], weight: 0),
                line([(0.49, 1), (0.73, 0)], weight: 1), line([(0.73, 0), (0.95, 1)], weight: 0),
                serif(0.08, 1), serif(0.5, 1), serif(0.94, 1),
            ]),
        ".": Glyph(width: 0.14, strokes: [line([(0.06, 0), (0.06, 0.1)], weight: 1)]),
    ]

    private static func line(_ points: [(Double, Double)], weight: Double? = nil) -> PenStroke {
        // Straight runs between corners: each corner is a knot twice, so that the spline does not round it.
        let corners = points.flatMap { [Vector($0.0, $0.1), Vector($0.0, $0.1)] }
        return PenStroke(
            points: points.count == 2 ? [corners[0], corners[2]] : corners, isCurved: points.count > 2,
            weight: weight)
    }

    private static func curve(_ points: [(Double, Double)]) -> PenStroke {
        PenStroke(points: points.map { Vector($0.0, $0.1) }, isCurved: true, weight: nil)
    }

    private static func stem(_ x: Double) -> PenStroke { line([(x, 0), (x, 1)]) }

    private static func serif(_ x: Double, _ y: Double) -> PenStroke {
        line([(x - 0.13, y), (x + 0.13, y)], weight: 0)
    }
}
