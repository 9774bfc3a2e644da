import CamelGait
import Testing

@Suite struct SmoothnessTests {
    let gait = Gait.gallop
    let count = 80

    private func pose(_ step: Int) -> Pose { gait.pose(at: Double(step) / Double(count)) }

    @Test func nothingJumpsFromOneOfEightyPhasesToTheNext() {
        // No joint is faster than a foot that swings forward at 1.8 times the speed of the ground.
        let limit = 1.8 * gait.groundTravel / Double(count)
        for step in 0..<count {
            for (a, b) in zip(pose(step).allPoints, pose(step + 1).allPoints) {
                #expect((b - a).length < limit, "step \(step)")
            }
        }
    }

    @Test func nothingJerks() {
        // Change of a joint's displacement between neighbouring phases, in plate units.
        let limit = 2.5
        for step in 0..<count {
            let (first, second, third) = (pose(step), pose(step + 1), pose(step + 2))
            for (a, (b, c)) in zip(first.allPoints, zip(second.allPoints, third.allPoints)) {
                #expect((a - b * 2 + c).length < limit, "step \(step)")
            }
        }
    }

    @Test(arguments: [Leg.nearHind, .farHind])
    func hocksPointBackwards(leg: Leg) {
        for step in 0..<count {
            let joints = pose(step)[leg].joints
            #expect(side(of: joints[2], from: joints[1], to: joints[3]) < 0, "step \(step)")
        }
    }

    @Test(arguments: [Leg.nearFore, .farFore])
    func kneesHardlyGiveBackwards(leg: Leg) {
        for step in 0..<count {
            let joints = pose(step)[leg].joints
            #expect(side(of: joints[3], from: joints[2], to: joints[4]) > -4, "step \(step)")
        }
    }

    /// Distance of a joint from the line between its neighbours; above 0 towards the animal's front.
    private func side(of joint: Vector, from upper: Vector, to lower: Vector) -> Double {
        (upper - lower).unit.perpendicular.dot(joint - upper)
    }
}
