internal import CamelGait

extension Camel {
    /// The rear hump: broad, and crowned with long dark hair.
    func drawRearHump(_ pose: Pose, _ painter: Painter) {
        let top = pose.body[.rearHumpTop]
        let rear = pose.body[.croup]
        let front = pose.body[.saddle]
        let surface = Surface(
            first: [
                rear + Vector(6, 24), rear + Vector(-1, 3), mix(rear, top, 0.5) + Vector(-4, -3),
                top + Vector(-7, 3),
            ],
            second: [
                front + Vector(-6, 22), front + Vector(-1, 3), mix(front, top, 0.5) + Vector(4, -1),
                top + Vector(6, 3),
            ],
            bow: (0, 4), roundness: 0.9)
        drawHump(surface, size: (56, 36), seed: 100, crown: 0.6, stream: pose.stream(.rearHumpTop), painter)
    }

    /// The front hump: smaller, soft, flopping over the shoulder.
    func drawFrontHump(_ pose: Pose, _ painter: Painter) {
        let top = pose.body[.frontHumpTop]
        let rear = pose.body[.saddle]
        let front = mix(pose.body[.withers], pose.shoulderTop, 0.35)
        // It bends as it flops: its end turns with the way from its foot to its top.
        let axis = (top - mix(rear, front, 0.5) - Vector(0, 4)).unit
        let side = axis.perpendicular
        let surface = Surface(
            first: [
                rear + Vector(5, 20), rear + Vector(1, 3), mix(rear, top, 0.5) - side * 4.5,
                top - side * 4.2 - axis * 4.5 + Vector(0, 0.5),
            ],
            second: [
                front + Vector(2, 20), front + Vector(6, 3), mix(front, top, 0.5) + side * 6.5,
                top + side * 6.5 - axis * 3,
            ],
            bow: (0, 5), roundness: 0.9)
        drawHump(surface, size: (46, 25), seed: 200, crown: 0.62, stream: pose.stream(.frontHumpTop), painter)
    }

    private func drawHump(
        _ surface: Surface, size: (Double, Double), seed: Int, crown: Double, stream: Vector,
        _ painter: Painter
    ) {
        painter.paint(
            surface, humpFinish, [Hatching(seed: seed, size: size, stroke: 8, slant: (-0.25, 0.25))])
        painter.contour(surface.edge(v: 1, from: 0.34), width: 1, outward: 1)
        painter.contour(surface.edge(v: 0, from: 0.34), width: 0.9, outward: -1)
        painter.grow(crownHair(seed, crown), on: surface, stream: stream)
    }

    /// Dark at the crown and on the side away from the light; the foot melts into the back.
    private var humpFinish: Finish {
        Finish(
            coat: 0.45, contrast: 0.8,
            accents: [
                Accent(u: 1.05, v: 0.5, across: (0.26, 2), amount: 0.55),
                Accent(u: 0.95, v: 0.1, across: (0.25, 0.3), amount: 0.25),
                Accent(u: 0.45, v: 0.95, across: (0.2, 0.2), amount: 0.2),
                Accent(u: 0.6, v: 0.35, across: (0.15, 0.2), amount: -0.12),
            ],
            cover: { u, _ in smoothStep(0.02, 0.32, u) })
    }

    /// Hair that falls from the crown, streams behind it and stands on it; then locks on the slope, and a few
    /// pale hairs cut out of the dark.
    private func crownHair(_ seed: Int, _ crown: Double) -> [Tuft] {
        [
            Tuft(
                seed: seed + 1, count: 60, u: (crown - 0.08)...1, v: 0...1, length: 5...9,
                lean: (-0.5, -0.35), limp: 0.35,
                width: 1.2, ink: .black),
            Tuft(
                seed: seed + 2, count: 26, u: crown...1, v: 0...0.12, length: 5...10, lean: (0.3, -1),
                limp: 0.7, width: 0.9, ink: .black),
            Tuft(
                seed: seed + 3, count: 26, u: 0.97...1, v: 0...0.9, length: 4...9, lean: (1, -0.5),
                limp: 0.75, width: 0.9, ink: .black),
            Tuft(
                seed: seed + 5, count: 34, u: 0.38...crown, v: 0...1, length: 4...8, lean: (-1, -0.15),
                limp: 0.3, width: 0.5, ink: .black),
            Tuft(
                seed: seed + 4, count: 34, u: crown...0.98, v: 0.0...0.95, length: 4...9, lean: (-0.6, -0.3),
                limp: 0.35, width: 0.35, ink: Ink(grey: 0.62)),
        ]
    }
}
