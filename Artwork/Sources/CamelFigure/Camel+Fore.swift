internal import CamelGait

extension Camel {
    /// A foreleg from the shoulder to the foot.
    ///
    /// - Parameter melts: whether its upper end passes softly into the trunk that lies under it.
    func drawForeLeg(_ leg: LegPose, _ pose: Pose, _ painter: Painter, melts: Bool) {
        let surface = foreLeg(leg)
        var finish = legFinish(leg, accents: foreAccents)
        if melts {
            // The upper end is an arc, like the muscle's.
            finish.cover = { u, v in smoothStep(0.04, 0.13, u - 0.05 * (1 - 4 * v * (1 - v))) }
        }
        drawFarToe(leg, painter, shade: finish.shade)
        painter.paint(surface, finish, [Hatching(seed: 20, size: (96, 15), stroke: 7, slant: (0.12, -0.12))])
        painter.creases(surface, foreCreases)
        let start = melts ? 0.17 : 0
        painter.limbContours(surface, rear: start...1, front: start...1)
        painter.grow([cuff], on: surface, stream: pose.stream(.chestFront))
        drawFoot(leg, painter, shade: finish.shade)
    }

    private func foreLeg(_ leg: LegPose) -> Surface {
        let joints = [mix(leg.joints[0], leg.joints[1], 0.45)] + leg.joints.dropFirst(2)
        let (front, back) = limbEdges(
            Array(joints),
            [
                Station(0, 0.1, front: 10, back: 13), Station(0, 0.6, front: 11, back: 12),
                Station(1, 0.0, front: 9.6, back: 10.5), Station(1, 0.25, front: 8, back: 8.4),
                Station(1, 0.55, front: 6.2, back: 6.2), Station(1, 0.82, front: 4.8, back: 4.6),
                Station(2, 0.0, front: 5.6, back: 4.8), Station(2, 0.14, front: 4.6, back: 4.8),
                Station(2, 0.4, front: 3.7, back: 4), Station(2, 0.72, front: 3.6, back: 4),
                Station(2, 0.92, front: 4.3, back: 5), Station(2, 1.0, front: 4.2, back: 4.4),
            ])
        return Surface(first: back, second: front, bow: (2, -3))
    }

    /// Long hair behind the forearm.
    private var cuff: Tuft {
        Tuft(
            seed: 25, count: 36, u: 0.22...0.42, v: 0...0.05, length: 3...6, lean: (1, -0.22), limp: 0.08,
            width: 0.6)
    }

    private var foreAccents: [Accent] {
        [
            Accent(u: 0.08, v: 0.5, across: (0.08, 1), amount: 0.14),
            Accent(u: 0.17, v: 0.4, across: (0.1, 0.25), amount: 0.1),
            Accent(u: 0.33, v: 0.62, across: (0.1, 0.2), amount: -0.14),
            Accent(u: 0.57, v: 0.6, across: (0.03, 0.25), amount: -0.2),
            Accent(u: 0.55, v: 0.15, across: (0.05, 0.3), amount: 0.25),
            Accent(u: 0.8, v: 0.4, across: (0.14, 0.1), amount: 0.2),
        ]
    }

    /// The tendons behind the cannon bone, the knee, and the forearm's muscle.
    private var foreCreases: [Crease] {
        [
            Crease([(0.62, 0.3), (0.78, 0.36), (0.94, 0.3)], width: 0.8),
            Crease([(0.5, 0.35), (0.56, 0.25), (0.6, 0.4)], width: 0.7),
            Crease([(0.25, 0.5), (0.38, 0.45), (0.5, 0.55)], width: 0.6),
        ]
    }

    /// How a leg is inked: the far ones lie in shade.
    func legFinish(_ leg: LegPose, accents: [Accent]) -> Finish {
        let isNear = leg.leg.isNear
        return Finish(
            coat: 0.43, contrast: isNear ? 0.78 : 0.38, accents: accents, shade: isNear ? 0 : 0.27)
    }
}
