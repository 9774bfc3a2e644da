internal import CamelGait

/// Loose hair rooted on a surface: each hair leaves it in a direction of its own and bends with the stream.
struct Tuft {
    var seed: Int
    var count: Int
    /// Where the roots lie on the surface.
    var u: ClosedRange<Double>
    var v: ClosedRange<Double>
    /// Shortest and longest hair, in plate units.
    var length: ClosedRange<Double>
    /// Direction at the root: share along `u`, and share across from `v` 0 to `v` 1.
    var lean: (along: Double, across: Double)
    /// How far hair gives way to the stream, 0 stiff ... 1 limp.
    var limp = 0.5
    /// Width of a hair, in plate units.
    var width = 0.8
    var ink = Ink.black

    /// The hairs' outlines.
    ///
    /// - Parameter stream: where the air carries the hair; about 1 long.
    func hairs(on surface: Surface, stream: Vector, hairline: Double) -> [[Vector]] {
        var random = Random(seed: seed)
        return (0..<count).map { index in
            let share = (Double(index) + random.next()) / Double(count)
            let u = mix(self.u.lowerBound, self.u.upperBound, share)
            let v = mix(self.v.lowerBound, self.v.upperBound, random.next())
            let root = surface.point(u, v)
            let along = (surface.point(min(1, u + 0.02), v) - surface.point(max(0, u - 0.02), v)).unit
            let across = (surface.point(u, 1) - surface.point(u, 0)).unit
            let start = (along * lean.along + across * lean.across).unit.rotated(by: 0.25 * random.signed())
            let length = mix(self.length.lowerBound, self.length.upperBound, random.next())
            let wave = random.signed() * 0.09
            let line = curve(root, start, stream, length, wave)
            return hairOutline(line, width: max(width * (0.6 + 0.8 * random.next()), hairline * 0.7))
        }
    }

    private func curve(
        _ root: Vector, _ start: Vector, _ stream: Vector, _ length: Double, _ wave: Double
    ) -> [Vector] {
        (0...8).map { index in
            let t = Double(index) / 8
            let bend = limp * t * t
            let ripple = start.perpendicular * (wave * t * (1 - t) * 4)
            return root + (start * (t - bend) + stream * bend + ripple) * length
        }
    }
}

extension Painter {
    /// Draws tufts on a surface, one after the other.
    func grow(_ tufts: [Tuft], on surface: Surface, stream: Vector) {
        for tuft in tufts {
            canvas.fill(tuft.hairs(on: surface, stream: stream, hairline: hairline), tuft.ink)
        }
    }
}
