public import CamelGait

/// Engraved letters and numerals, drawn as strokes: thick where they run upright, hair-thin where level.
public struct Lettering: Sendable {
    /// Height of a capital, in the canvas' units.
    public let height: Double
    /// Space between letters, as a share of the height.
    public let spacing: Double

    /// Letters of `height` in the canvas' units, with `spacing` as a share of it between them.
    public init(height: Double, spacing: Double = 0.3) {
        self.height = height
        self.spacing = spacing
    }

    /// Draws a line of text centred on a point of its baseline.
    public func draw(_ text: String, centredAt centre: Vector, on canvas: any Canvas, _ ink: Ink) {
        let glyphs = text.map { Glyph.all[$0] ?? Glyph(width: 0.35, strokes: []) }
        let gaps = spacing * Double(max(0, glyphs.count - 1))
        let width = (glyphs.reduce(0) { $0 + $1.width } + gaps) * height
        var pen = centre - Vector(width / 2, 0)
        for glyph in glyphs {
            canvas.fill(glyph.strokes.map { outline($0, at: pen) }, ink)
            pen.x += (glyph.width + spacing) * height
        }
    }

    private func outline(_ stroke: PenStroke, at pen: Vector) -> [Vector] {
        let knots = stroke.points.map { pen + Vector($0.x, -$0.y) * height }
        let line = stroke.isCurved ? spline(knots, count: 28) : spline(knots, count: 8)
        let last = line.count - 1
        let widths = line.indices.map { index in
            let along = (line[min(index + 1, last)] - line[max(index - 1, 0)]).unit
            let weight = stroke.weight ?? along.y * along.y
            return mix(0.022, 0.075, weight) * height
        }
        return strokeOutline(line, halfWidths: widths)
    }
}

/// One stroke of a glyph, in heights of a capital, y upwards from the baseline.
struct PenStroke: Sendable {
    let points: [Vector]
    let isCurved: Bool
    /// 0 thin ... 1 thick; nil follows the direction.
    let weight: Double?
}

/// A letter or numeral.
struct Glyph: Sendable {
    let width: Double
    let strokes: [PenStroke]
}
