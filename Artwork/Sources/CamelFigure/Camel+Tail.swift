internal import CamelGait

extension Camel {
    /// The tail, which follows the trunk late, and its tuft.
    func drawTail(_ pose: Pose, _ painter: Painter) {
        let surface = tail(pose.body)
        let finish = Finish(coat: 0.5, accents: [Accent(u: 1, v: 0.5, across: (0.3, 2), amount: 0.4)])
        painter.paint(surface, finish, [Hatching(seed: 60, size: (36, 5), stroke: 5)])
        let tuft = Tuft(
            seed: 61, count: 40, u: 0.55...1, v: 0...1, length: 6...11, lean: (1, 0), limp: 0.3, width: 1.1)
        painter.grow([tuft], on: surface, stream: pose.stream(.tailTip, lag: 0.1))
        painter.contour(surface.edge(v: 0, to: 0.85), width: 0.7, outward: -1)
        painter.contour(surface.edge(v: 1, to: 0.85), width: 1, outward: 1)
    }

    private func tail(_ body: BodyPose) -> Surface {
        let root = body[.tailRoot]
        let tip = body[.tailTip]
        let late = body.point(.tailTip, lag: 0.12)
        let middle = mix(root, mix(tip, late, 0.6), 0.5) + Vector(1, 4)
        let count = 30
        let line = spline([root + Vector(6, -3), root + Vector(-2, 1.5), middle, tip], count: count)
        let sides = line.indices.map { index in
            let along = line[min(index + 1, count)] - line[max(index - 1, 0)]
            return along.unit.perpendicular * (3.9 - 2.2 * Double(index) / Double(count))
        }
        return Surface(first: zip(line, sides).map { $0 + $1 }, second: zip(line, sides).map { $0 - $1 })
    }
}
