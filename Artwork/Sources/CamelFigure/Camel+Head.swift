internal import CamelGait

extension Camel {
    /// The head: long, with a drooping lip, carried high.
    func drawHead(_ pose: Pose, _ painter: Painter) {
        let frame = HeadFrame(pose.body)
        let surface = Surface(
            first: frame.line(Self.upperProfile, count: 32), second: frame.line(Self.lowerProfile, count: 32),
            bow: (-2, 0.6), roundness: 0.9)
        painter.paint(
            surface, headFinish,
            [Hatching(seed: 4, size: (44, 15), stroke: 4.5, slant: (0.1, -0.15), spacing: 0.85)])
        painter.contour(surface.edge(v: 0, from: 0.1), width: 0.8, outward: -1, tapered: false)
        painter.contour(surface.edge(v: 1, from: 0.25), width: 0.85, outward: 1)
        painter.contour(surface.cap(count: 8), width: 0.85, outward: -1, tapered: false)
        painter.grow(forelock, on: surface, stream: pose.stream(.poll))
        drawFace(frame, painter)
        drawEar(frame, painter)
    }

    /// From the nape over crown, brow and nose to the upper lip.
    private static let upperProfile = [
        (-3, 3), (-1.5, -1.5), (2, -4.2), (6, -5.7), (10, -6.3), (13.5, -5.7), (17, -4.1), (21, -2.9),
        (26, -2.4), (30, -2.8), (34, -2.8), (37.4, -1.4), (39.5, 1.4), (39.9, 3.6),
    ]

    /// From the throat along the jaw to the lower lip.
    private static let lowerProfile = [
        (1, 14), (5, 17), (10, 17.6), (14.5, 16.2), (18, 13.6), (22, 11.2), (27, 9.4), (31, 8.8),
        (34, 9.2), (36.4, 8.4), (38, 6.2),
    ]

    private var headFinish: Finish {
        Finish(
            coat: 0.38, contrast: 0.55,
            accents: [
                Accent(u: 0.36, v: 0.3, across: (0.07, 0.13), amount: 0.3),
                Accent(u: 0.30, v: 0.66, across: (0.1, 0.15), amount: -0.15),
                Accent(u: 0.62, v: 0.35, across: (0.12, 0.2), amount: -0.12),
                Accent(u: 0.05, v: 0.3, across: (0.12, 0.5), amount: 0.35),
                Accent(u: 0.5, v: 0.7, across: (0.1, 0.12), amount: 0.2),
                Accent(u: 0.96, v: 0.2, across: (0.05, 0.3), amount: 0.2),
            ],
            cover: { u, v in smoothStep(0, 0.2, u + 0.1 * (1 - v)) })
    }

    private func drawFace(_ frame: HeadFrame, _ painter: Painter) {
        let eye = [(11.2, 0.3), (12, -0.9), (13.6, -1.3), (15, -0.4), (15.6, 0.8), (13.4, 1.1)]
        let glint = [(12.7, -0.6), (13.3, -0.8), (13.4, -0.3), (12.9, -0.2)]
        painter.canvas.fill([frame.blob(eye)], .black)
        painter.canvas.fill([frame.blob(glint)], Ink(grey: 0.95))
        let lines = Self.features.map { points, width in
            hairOutline(frame.line(points), width: max(width, painter.hairline), swell: 0.4)
        }
        painter.canvas.fill(lines, .black)
    }

    /// Lines of the face and their widths in plate units.
    private static let features: [([(Double, Double)], Double)] = [
        // Upper lid, brow, lower lid and lashes.
        ([(9.4, 0.6), (11, -1.3), (13.8, -2), (17, -0.1)], 1.3),
        ([(9.8, -3.2), (13, -4), (16.5, -2.2)], 0.5),
        ([(10, 2.2), (13, 3), (16.6, 1.9)], 0.5),
        ([(15.4, 0.2), (17, 1), (18, 2.2)], 0.4),
        ([(14.6, 0.9), (16, 2), (16.6, 3.2)], 0.4),
        // Nostril, mouth, cleft of the upper lip, lower lip.
        ([(37.4, -0.2), (35.6, 0.2), (33.8, 1.8)], 1.2),
        ([(39.6, 4.4), (36.5, 5), (33, 5.4), (29.5, 6.4), (27.2, 6)], 1.1),
        ([(39.2, 1.6), (38.2, 2.6), (38.3, 4.2)], 0.5),
        ([(35.4, 8.2), (33.6, 7.2), (31, 7)], 0.5),
        // Bridge of the nose, cheekbone, jaw.
        ([(19.5, -0.6), (24, 0.6), (29.5, 0.2)], 0.5),
        ([(20, 3), (24, 4), (28, 3.4)], 0.4),
        ([(13.5, 14.5), (17.6, 11.6), (19.4, 8)], 0.7),
    ]

    private func drawEar(_ frame: HeadFrame, _ painter: Painter) {
        let leaf = frame.blob([(1.6, -2.6), (-0.8, -2.4), (-3.4, -3.6), (-5, -5.8), (-2.6, -6), (0.2, -5)])
        let shade = hairOutline(
            frame.line([(0.8, -3.2), (-1.4, -3.7), (-4.4, -5.5)]), width: 1.4, swell: 0.5)
        painter.canvas.fill([leaf], Ink(grey: 0.7))
        painter.canvas.fill([shade], .black)
        painter.contour(leaf + [leaf[0]], width: 0.8, outward: 1, tapered: false)
    }

    private var forelock: [Tuft] {
        [
            Tuft(
                seed: 51, count: 46, u: 0.06...0.27, v: 0...0.2, length: 4.5...9, lean: (-0.75, -0.8),
                limp: 0.55, width: 0.9, ink: .black),
            Tuft(
                seed: 53, count: 30, u: 0.2...0.33, v: 0...0.12, length: 4...7, lean: (-1, -0.2), limp: 0.25,
                width: 0.7, ink: .black),
            Tuft(
                seed: 52, count: 20, u: 0.08...0.28, v: 0...0.18, length: 4...7, lean: (-0.8, -0.5),
                limp: 0.4, width: 0.3, ink: Ink(grey: 0.65)),
        ]
    }
}
