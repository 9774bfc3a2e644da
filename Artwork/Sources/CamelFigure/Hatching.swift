internal import CamelGait

/// A family of short tapered strokes on a surface, laid in rows like an engraver's.
struct Hatching {
    /// Seed of the strokes' irregularity.
    var seed: Int
    /// Nominal length along `u` and across `v`, in plate units; fixed so that no stroke comes or goes.
    var size: (length: Double, width: Double)
    /// Length of a stroke, in plate units.
    var stroke = 9.0
    /// Slant of a stroke from the `u` direction, in radians, at v = 0 and v = 1.
    var slant: (first: Double, second: Double) = (0, 0)
    /// Distance of rows relative to the painter's pitch.
    var spacing = 1.0
    /// Darkness below which nothing is printed.
    var threshold = 0.0
    /// How fast lines swell with darkness.
    var gain = 0.95
    /// What the strokes are printed with.
    var ink = Ink.black

    func strokes(on surface: Surface, finish: Finish, painter: Painter) -> [[Vector]] {
        var random = Random(seed: seed)
        let pitch = painter.pitch * spacing
        let rows = max(2, Int(size.width / pitch))
        let columns = max(1, Int(size.length / (stroke * 0.66)))
        var result: [[Vector]] = []
        for row in 0..<rows {
            let shift = random.next()
            for column in -1...columns {
                let v = (Double(row) + 0.5 + 0.3 * random.signed()) / Double(rows)
                let u = (Double(column) + shift + 0.3 * random.signed()) / Double(columns)
                let length = stroke * (0.8 + 0.6 * random.next())
                let turn = mix(slant.first, slant.second, v) + 0.05 * random.signed()
                let weight = 0.75 + 0.5 * random.next()
                let mark = Mark(u: u, v: v, length: length, turn: turn, weight: weight * pitch)
                if let line = line(mark, surface, finish, painter) {
                    result.append(line)
                }
            }
        }
        return result
    }

    /// One stroke before it is laid on the surface.
    private struct Mark {
        let u, v, length, turn, weight: Double
    }

    private func line(_ mark: Mark, _ surface: Surface, _ finish: Finish, _ painter: Painter) -> [Vector]? {
        let step = Vector(length: mark.length, angle: mark.turn)
        let (du, dv) = (step.x / size.length, step.y / size.width)
        var points: [Vector] = []
        var widths: [Double] = []
        for index in 0...6 {
            let t = Double(index) / 6
            let (u, v) = (mark.u + du * (t - 0.5), mark.v + dv * (t - 0.5))
            guard u > 0, u < 1, v > 0, v < 1 else { continue }
            let dark = finish.darkness(surface, u, v) - threshold
            let taper = min(1, t * 3.5, (1 - t) * 1.6)
            points.append(surface.point(u, v))
            widths.append(max(0, dark * gain * finish.cover(u, v)) * mark.weight * taper * 0.5)
        }
        guard points.count > 2, (widths.max() ?? 0) > painter.hairline * 0.1 else { return nil }
        return strokeOutline(points, halfWidths: widths)
    }
}
