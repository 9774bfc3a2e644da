internal import CamelGait

extension Camel {
    /// A hind leg from the haunch to the foot.
    ///
    /// - Parameter melts: whether its upper end passes softly into the trunk that lies under it.
    func drawHindLeg(_ leg: LegPose, _ pose: Pose, _ painter: Painter, melts: Bool) {
        let surface = hindLeg(leg)
        var finish = legFinish(leg, accents: hindAccents)
        if melts {
            finish.cover = { u, v in
                let front = (1 - smoothStep(0.16, 0.28, u)) * smoothStep(0.6, 0.95, v)
                return smoothStep(0.0, 0.14, u) * (1 - front)
            }
        }
        drawFarToe(leg, painter, shade: finish.shade)
        painter.paint(surface, finish, [Hatching(seed: 30, size: (118, 18), stroke: 8, slant: (0.2, -0.2))])
        painter.creases(surface, hindCreases)
        painter.limbContours(surface, rear: (melts ? 0.12 : 0)...1, front: (melts ? 0.24 : 0)...1)
        painter.grow([breeches], on: surface, stream: pose.stream(.tailRoot))
        drawFoot(leg, painter, shade: finish.shade)
    }

    private func hindLeg(_ leg: LegPose) -> Surface {
        // A bone is added above the hip, for the haunch.
        let joints = [leg.joints[0] + Vector(5, -20)] + leg.joints
        let (front, untucked) = limbEdges(
            joints,
            [
                Station(0, 0.0, front: 15, back: 10), Station(0, 0.5, front: 18, back: 15),
                Station(0, 0.95, front: 18, back: 17), Station(1, 0.5, front: 13.5, back: 15),
                Station(2, 0.0, front: 8.4, back: 12.8), Station(2, 0.25, front: 7.4, back: 10),
                Station(2, 0.55, front: 5.8, back: 7.2), Station(2, 0.84, front: 4.2, back: 5.6),
                Station(3, 0.0, front: 5, back: 7), Station(3, 0.14, front: 4.4, back: 5.6),
                Station(3, 0.4, front: 3.7, back: 4.2), Station(3, 0.72, front: 3.6, back: 4),
                Station(3, 0.92, front: 4.3, back: 5), Station(3, 1.0, front: 4.2, back: 4.4),
            ])
        let back = tucked(untucked, front: front, leg)
        return Surface(first: back, second: front, bow: (3, -3))
    }

    /// The sharper the stifle is bent, the more the hamstrings are drawn in, and they span its hollow.
    private func tucked(_ hamstrings: [Vector], front: [Vector], _ leg: LegPose) -> [Vector] {
        var back = hamstrings
        let femur = (leg.joints[1] - leg.joints[0]).unit
        let tibia = (leg.joints[2] - leg.joints[1]).unit
        let bend = smoothStep(-0.8, 0.3, -femur.dot(tibia))
        back[2] = mix(back[2], front[2], 0.04 * bend)
        back[3] = mix(back[3], front[3], 0.20 * bend)
        back[5] = mix(back[5], back[6], 0.35 * bend)
        back[4] = mix(back[4], mix(back[3], back[5], 0.5), 0.85)
        return back
    }

    /// Long hair down the back of the thigh.
    private var breeches: Tuft {
        Tuft(
            seed: 35, count: 44, u: 0.14...0.46, v: 0...0.05, length: 3...6.5, lean: (1, -0.22), limp: 0.1,
            width: 0.6)
    }

    private var hindAccents: [Accent] {
        [
            Accent(u: 0.2, v: 0.35, across: (0.12, 0.2), amount: -0.16),
            Accent(u: 0.36, v: 0.3, across: (0.08, 0.2), amount: 0.14),
            Accent(u: 0.64, v: 0.55, across: (0.03, 0.25), amount: -0.15),
            Accent(u: 0.5, v: 0.25, across: (0.08, 0.15), amount: 0.18),
            Accent(u: 0.84, v: 0.4, across: (0.12, 0.1), amount: 0.18),
        ]
    }

    /// The tendons behind the cannon bone, the hock, and the fold before the thigh.
    private var hindCreases: [Crease] {
        [
            Crease([(0.7, 0.3), (0.82, 0.38), (0.95, 0.3)], width: 0.8),
            Crease([(0.5, 0.3), (0.58, 0.2), (0.63, 0.25)], width: 0.9),
            Crease([(0.3, 0.75), (0.38, 0.62), (0.47, 0.6)], width: 0.7),
        ]
    }
}
