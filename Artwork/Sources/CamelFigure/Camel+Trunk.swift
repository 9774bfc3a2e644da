internal import CamelGait

extension Camel {
    /// The barrel from the root of the tail to the breast.
    func drawTrunk(_ pose: Pose, _ painter: Painter) {
        let surface = trunk(pose)
        painter.paint(surface, Finish(coat: 0.49, contrast: 0.8, accents: trunkAccents), trunkHatching)
        painter.contour(surface.edge(v: 0, to: 0.92), width: 0.9, outward: -1)
        painter.contour(surface.edge(v: 1, from: 0.22), width: 1.5, outward: 1)
        painter.contour(surface.cap(count: 24), width: 1.1, outward: -1)
    }

    private func trunk(_ pose: Pose) -> Surface {
        let body = pose.body
        let chest = body[.chestFront]
        let hip = body.hip
        let upper = [
            body[.tailRoot] + Vector(1, -2), body[.croup] + Vector(0, -1),
            mix(body[.croup], body[.saddle], 0.5) + Vector(0, 1), body[.saddle] + Vector(0, 1),
            mix(body[.saddle], pose.shoulderTop, 0.6), pose.shoulderTop + Vector(4, -2),
            chest + Vector(-10, -31),
        ]
        let lower = [
            hip + Vector(-9, 8), hip + Vector(9, 15), Vector(hip.x + 25, body[.groin].y + 6),
            Vector(chest.x - 46, body[.bellyLow].y + 0.5), Vector(chest.x - 25, body[.brisket].y + 1),
            chest + Vector(-5, 9),
        ]
        return Surface(first: upper, second: lower, bow: (-4, 9), roundness: 0.96)
    }

    /// Shoulder, the furrow behind it, ribs, flank, the feet of the humps, breast and belly.
    private var trunkAccents: [Accent] {
        [
            Accent(u: 0.80, v: 0.42, across: (0.05, 0.2), amount: -0.06),
            Accent(u: 0.88, v: 0.12, across: (0.08, 0.14), amount: 0.16),
            Accent(u: 0.76, v: 0.22, across: (0.03, 0.2), amount: 0.12),
            Accent(u: 0.70, v: 0.66, across: (0.035, 0.24), amount: 0.2),
            Accent(u: 0.45, v: 0.42, across: (0.13, 0.16), amount: -0.12),
            Accent(u: 0.27, v: 0.55, across: (0.05, 0.28), amount: 0.22),
            Accent(u: 0.60, v: 0.05, across: (0.07, 0.12), amount: 0.25),
            Accent(u: 0.30, v: 0.05, across: (0.14, 0.1), amount: 0.12),
            Accent(u: 0.98, v: 0.6, across: (0.03, 0.5), amount: 0.25),
            Accent(u: 0.55, v: 1.0, across: (0.4, 0.1), amount: 0.15),
        ]
    }

    /// Hair along the body, and cross-hatching where the belly turns into shade.
    private var trunkHatching: [Hatching] {
        [
            Hatching(seed: 1, size: (96, 46), stroke: 8, slant: (0.1, 0.45)),
            Hatching(
                seed: 2, size: (96, 46), stroke: 9, slant: (1.5, 1.1), spacing: 1.3, threshold: 0.56,
                gain: 0.8),
        ]
    }
}
