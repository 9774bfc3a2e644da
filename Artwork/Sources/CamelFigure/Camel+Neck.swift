internal import CamelGait

extension Camel {
    /// The neck with its mane and throat fringe.
    func drawNeck(_ pose: Pose, _ painter: Painter) {
        let surface = neck(pose)
        painter.paint(surface, Finish(coat: 0.46, contrast: 0.8, accents: neckAccents), neckHatching)
        painter.contour(surface.edge(v: 1), width: 1.3, outward: 1)
        painter.contour(surface.edge(v: 0, from: 0.2), width: 0.8, outward: -1)
        painter.grow(fringe, on: surface, stream: pose.stream(.neckLow))
        painter.grow(mane, on: surface, stream: pose.stream(.napeLow))
    }

    private func neck(_ pose: Pose) -> Surface {
        let body = pose.body
        let chest = body[.chestFront]
        let nape = body[.napeLow]
        let poll = body[.poll]
        let low = body[.neckLow]
        let throat = body[.throatTop]
        return Surface(
            first: [
                pose.shoulderTop + Vector(2, -2), mix(pose.shoulderTop, nape, 0.55) + Vector(0, -3),
                nape + Vector(-2, -3.2), mix(nape, poll, 0.5) + Vector(-2.5, -2.5), poll + Vector(3, -1),
            ],
            second: [
                chest + Vector(-10, 4), mix(chest, low, 0.4) + Vector(0, 1.5), low + Vector(0, 0.5),
                mix(low, throat, 0.5) + Vector(2, 2.5), throat + Vector(0.5, 0.5),
                body[.jawAngle] + Vector(-2, -4),
            ],
            bow: (6, 3))
    }

    /// The dark crest, the shade of the shoulder, the lit side, the shade of the jaw.
    private var neckAccents: [Accent] {
        [
            Accent(u: 0.78, v: 0.02, across: (0.24, 0.16), amount: 0.45),
            Accent(u: 0.25, v: 0.3, across: (0.12, 0.5), amount: 0.18),
            Accent(u: 0.55, v: 0.55, across: (0.2, 0.15), amount: -0.12),
            Accent(u: 0.95, v: 0.7, across: (0.07, 0.4), amount: 0.25),
        ]
    }

    private var neckHatching: [Hatching] {
        [
            Hatching(seed: 3, size: (80, 30), stroke: 8, slant: (0.5, 0.25)),
            Hatching(
                seed: 5, size: (80, 30), stroke: 7, slant: (1.4, 1.4), spacing: 1.3, threshold: 0.5, gain: 0.8
            ),
        ]
    }

    private var mane: [Tuft] {
        [
            Tuft(
                seed: 31, count: 60, u: 0.46...0.97, v: 0...0.16, length: 3.5...7, lean: (-0.8, -0.45),
                limp: 0.3, width: 1, ink: .black),
            Tuft(
                seed: 32, count: 30, u: 0.5...0.95, v: 0.02...0.16, length: 4...7, lean: (-0.9, -0.2),
                limp: 0.3, width: 0.35, ink: Ink(grey: 0.6)),
        ]
    }

    private var fringe: [Tuft] {
        [
            Tuft(
                seed: 41, count: 46, u: 0.36...0.62, v: 0.9...1, length: 5...10, lean: (-0.5, 0.8), limp: 0.3,
                width: 0.9, ink: .black),
            Tuft(
                seed: 42, count: 30, u: 0.62...0.9, v: 0.93...1, length: 3...6, lean: (-0.75, 0.6),
                limp: 0.25, width: 0.8, ink: .black),
            Tuft(
                seed: 43, count: 26, u: 0.38...0.8, v: 0.86...0.96, length: 4...8, lean: (-0.7, 0.5),
                limp: 0.25, width: 0.35, ink: Ink(grey: 0.65)),
        ]
    }
}
