import CamelGait
import Glibc
import Testing

@Suite struct WalkTests {
    let gait = Gait.walk
    let count = 400

    private func pose(_ step: Int) -> Pose { gait.pose(at: Double(step) / Double(count)) }

    @Test(arguments: Leg.allCases)
    func bonesKeepTheirLength(leg: Leg) {
        for step in 0..<count {
            #expect(pose(step)[leg].bonesAreWhole, "step \(step)")
        }
    }

    @Test(arguments: Leg.allCases)
    func plantedFeetMoveExactlyWithTheGround(leg: Leg) {
        var planted = 0
        for step in 0..<count {
            let (now, next) = (pose(step)[leg], pose(step + 1)[leg])
            guard now.isPlanted, next.isPlanted else { continue }
            planted += 1
            #expect(abs(next.toe.x - now.toe.x + gait.groundTravel / Double(count)) < 1e-6)
            #expect(abs(now.toe.y - Gait.groundHeight) < 1e-9)
        }
        let duty = Double(planted) / Double(count)
        #expect(abs(duty - (leg.isFore ? 0.63 : 0.625)) < 0.01)
    }

    @Test(arguments: Leg.allCases)
    func feetAreLiftedAndNeverDipIntoTheGround(leg: Leg) {
        let heights = (0..<count).map { Gait.groundHeight - pose($0)[leg].toe.y }
        #expect(heights.allSatisfy { $0 >= -1e-9 })
        #expect(heights.contains { $0 > 8 } && heights.allSatisfy { $0 < 14 })
    }

    @Test func twoOrThreeFeetStand() {
        for step in 0..<count {
            let standing = Leg.allCases.count { pose(step)[$0].isPlanted }
            #expect((2...3).contains(standing), "step \(step)")
        }
    }

    /// A lateral sequence near to a pace: the fore foot follows the hind foot of its side by 0.13 of the stride.
    @Test func touchdownsComeInLateralSequence() {
        var times: [(leg: Leg, step: Int)] = []
        for step in 0..<count {
            times += Leg.allCases.filter { !pose(step - 1)[$0].isPlanted && pose(step)[$0].isPlanted }
                .map { ($0, step) }
        }
        #expect(times.map(\.leg) == [.nearHind, .nearFore, .farHind, .farFore])
        #expect(times.map(\.step) == [0, count * 13 / 100, count / 2, count * 63 / 100])
    }

    @Test func everythingRepeatsAfterOneStride() {
        for step in 0..<40 {
            for (a, b) in zip(pose(step * 10).allPoints, pose(step * 10 + count).allPoints) {
                #expect((a - b).length < 1e-6)
            }
        }
    }

    @Test func nothingJumpsOrJerksFromOneOfFortyPicturesToTheNext() {
        let pose = { (index: Int) in gait.pose(at: Double(index) / 40) }
        for index in 0..<40 {
            let (first, second, third) = (pose(index), pose(index + 1), pose(index + 2))
            for (a, (b, c)) in zip(first.allPoints, zip(second.allPoints, third.allPoints)) {
                #expect((b - a).length < 3.7 * gait.groundTravel / 40, "picture \(index)")
                #expect((a - b * 2 + c).length < 4.5, "picture \(index)")
            }
        }
    }

    @Test func theTrunkHardlyMoves() {
        for landmark in [BodyLandmark.withers, .saddle, .croup, .tailRoot, .chestFront] {
            let heights = (0..<40).map { pose($0 * 10).body[landmark].y }
            let range = (heights.max() ?? 0) - (heights.min() ?? 0)
            #expect(range > 1 && range < 6, "\(landmark) \(range)")
        }
    }

    @Test(arguments: Leg.allCases)
    func kneesAndHocksBendTheRightWayAndVisibly(leg: Leg) {
        let bends = (0..<count).map { pose($0)[leg].bend }
        #expect(bends.allSatisfy { $0 > -0.01 })
        #expect((bends.max() ?? 0) > 0.9, "radians in the swing")
    }
}

extension LegPose {
    /// How far the knee or the hock is bent, in radians; below 0 the wrong way.
    var bend: Double {
        let middle = joints.count - 3
        let upper = (joints[middle] - joints[middle - 1]).unit
        let lower = (joints[middle + 1] - joints[middle]).unit
        let turn = upper.x * lower.y - upper.y * lower.x
        let angle = atan2(turn, upper.dot(lower))
        return leg.isFore ? angle : -angle
    }
}
