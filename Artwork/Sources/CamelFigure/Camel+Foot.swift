internal import CamelGait

extension Camel {
    /// A padded foot with two toes: the sole follows its own tilt, the pastern the fetlock.
    func drawFoot(_ leg: LegPose, _ painter: Painter, shade: Double) {
        let foot = FootFrame(leg)
        let surface = pastern(foot)
        let finish = Finish(
            coat: 0.38, contrast: 0.45,
            accents: [
                Accent(u: 1, v: 0.4, across: (0.18, 2), amount: 0.25),
                Accent(u: 0.6, v: 0.7, across: (0.2, 0.2), amount: -0.15),
            ],
            shade: shade * 1.6, cover: { u, _ in smoothStep(0, 0.3, u) })
        painter.paint(
            surface, finish, [Hatching(seed: 70, size: (16, 17), stroke: 5, slant: (0.2, -0.1), spacing: 0.9)]
        )
        painter.contour(surface.edge(v: 0, from: 0.1), width: 0.9, outward: 1)
        painter.contour(surface.edge(v: 1, from: 0.1), width: 0.9, outward: -1)
        drawSole(foot, painter)
    }

    /// From the end of the shank, widening, to the sole.
    private func pastern(_ foot: FootFrame) -> Surface {
        let (ankle, ahead, down) = (foot.ankle, foot.ahead, foot.down)
        return Surface(
            first: [
                ankle - ahead * 4.8 - down * 5, mix(ankle - ahead * 5.4, foot.place(-17, -5), 0.55),
                foot.place(-18, -3.6), foot.place(-16.6, -0.4),
            ],
            second: [
                ankle + ahead * 4.1 - down * 5, mix(ankle + ahead * 4.8, foot.place(-3, -6), 0.55),
                foot.place(-0.4, -4.6), foot.place(2.4, -1),
            ],
            bow: (0, -0.8), roundness: 0.8)
    }

    /// The other toe, seen beyond the first.
    func drawFarToe(_ leg: LegPose, _ painter: Painter, shade: Double) {
        let foot = FootFrame(leg)
        let outline = closedSpline(
            [
                foot.place(-3, -5), foot.place(1.2, -4.4), foot.place(3.6, -2.4), foot.place(3.8, -0.4),
                foot.place(1, 0.2), foot.place(-3, 0),
            ], steps: 5)
        painter.canvas.fill([outline], Ink(grey: Painter.ground(0.75 + shade)))
        painter.contour(outline + [outline[0]], width: 0.7, outward: -1, tapered: false)
    }

    /// The pad's dark rim and its upper edge, the cleft between the toes, the nail.
    private func drawSole(_ foot: FootFrame, _ painter: Painter) {
        let marks: [(points: [(Double, Double)], width: Double, swell: Double)] = [
            ([(-18, -1.6), (-15, -0.1), (-7, 0.1), (-1, 0), (2.8, -0.8)], 1.3, 0.35),
            ([(-17, -2.8), (-11, -2), (-4, -2.2), (0.5, -2)], 0.55, 0.5),
            ([(-6.5, -6), (-4.6, -4), (-4.4, -2.2)], 0.6, 0.4),
            ([(0.2, -3.2), (1.6, -2.6), (2.6, -1.2)], 1.1, 0.6),
        ]
        let lines = marks.map { mark in
            hairOutline(
                foot.line(mark.points), width: max(mark.width, painter.hairline * 0.85), swell: mark.swell)
        }
        painter.canvas.fill(lines, .black)
    }
}
