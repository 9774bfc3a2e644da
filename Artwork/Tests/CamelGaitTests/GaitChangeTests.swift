import CamelGait
import Testing

@Suite struct GaitChangeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let change: GaitChange
        let before, after: Pose
        let name: String

        var testDescription: String { name }
    }

    static let cases = [
        Case(
            change: .speedUp, before: Gait.walk.pose(at: 0.30), after: Gait.gallop.pose(at: 0.20),
            name: "speed-up"),
        Case(
            change: .slowDown, before: Gait.gallop.pose(at: 0.65), after: Gait.walk.pose(at: 0.25),
            name: "slow-down"),
    ]

    /// Steps in which a change is sampled.
    let count = 400

    private func poses(_ change: GaitChange) -> [Pose] {
        (0...count).map { change.pose(at: Double($0) / Double(count)) }
    }

    @Test(arguments: cases)
    func theEndsAreTheGaits(_ test: Case) {
        let joints = [(test.change.pose(at: 0), test.before), (test.change.pose(at: 1), test.after)]
        for (change, gait) in joints {
            for (a, b) in zip(change.allPoints, gait.allPoints) {
                #expect((a - b).length < 1e-6, "\(test.name)")
            }
            #expect(abs(change.pace - gait.pace) < 1e-9)
        }
    }

    @Test(arguments: cases)
    func bonesKeepTheirLength(_ test: Case) {
        for pose in poses(test.change) {
            #expect(Leg.allCases.allSatisfy { pose[$0].bonesAreWhole })
        }
    }

    @Test(arguments: cases)
    func plantedFeetMoveExactlyWithTheGround(_ test: Case) {
        let poses = poses(test.change)
        for (now, next) in zip(poses, poses.dropFirst()) {
            let travel = (next.ground.passed - now.ground.passed) * GroundPattern.gallop.length
            #expect(travel > 0)
            for leg in Leg.allCases where now[leg].isPlanted && next[leg].isPlanted {
                #expect(abs(next[leg].toe.x - now[leg].toe.x + travel) < 1e-6)
                #expect(abs(now[leg].toe.y - Gait.groundHeight) < 1e-9)
            }
        }
    }

    @Test(arguments: cases)
    func theGridGoesOnAtBothEnds(_ test: Case) {
        // It has five intervals in the gallop's stride.
        for (a, b) in [(test.change.pose(at: 0), test.before), (test.change.pose(at: 1), test.after)] {
            let intervals = (a.ground.passed - b.ground.passed) * 5
            #expect(abs(intervals - intervals.rounded()) < 1e-9, "\(test.name)")
        }
    }

    @Test(arguments: cases)
    func onePatternOfTheGroundTakesThePlaceOfTheOther(_ test: Case) {
        let (first, last) = (test.change.pose(at: 0).ground, test.change.pose(at: 1).ground)
        #expect(first.strips[0].matches(test.before.ground.strips[0], strength: 1))
        #expect(first.strips[1].strength == 0)
        #expect(last.strips[0].strength == 0)
        #expect(last.strips[1].matches(test.after.ground.strips[0], strength: 1))
    }

    @Test(arguments: cases)
    func aFootStandsUntilTheGallopIsInTheAir(_ test: Case) {
        let standing = poses(test.change).map { pose in Leg.allCases.count { pose[$0].isPlanted } }
        let share = Double(standing.count { $0 > 0 }) / Double(standing.count)
        #expect(share > 0.85)
        #expect(standing.allSatisfy { $0 <= 3 })
    }

    @Test(arguments: cases)
    func nothingJumpsOrJerks(_ test: Case) {
        let poses = poses(test.change)
        let time = test.change.duration / Double(count)
        for index in 1..<count {
            let (first, second, third) = (poses[index - 1], poses[index], poses[index + 1])
            for (a, (b, c)) in zip(first.allPoints, zip(second.allPoints, third.allPoints)) {
                #expect((c - b).length < 1150 * time, "\(test.name) \(index)")
                #expect((a - b * 2 + c).length < 90_000 * time * time, "\(test.name) \(index)")
            }
        }
    }

    @Test(arguments: cases)
    func noFootDipsIntoTheGround(_ test: Case) {
        for pose in poses(test.change) {
            #expect(Leg.allCases.allSatisfy { pose[$0].toe.y <= Gait.groundHeight + 1e-9 })
        }
    }

    @Test(arguments: cases)
    func hocksAndKneesBendTheRightWay(_ test: Case) {
        for (index, pose) in poses(test.change).enumerated() {
            for leg in Leg.allCases {
                // The gallop's knees give a little backwards under load.
                #expect(pose[leg].bend > -0.25, "\(test.name) \(leg) \(index)")
            }
        }
    }
}

extension GroundStrip {
    /// Whether it lies where another does.
    fileprivate func matches(_ other: GroundStrip, strength: Double) -> Bool {
        let strides = phase - other.phase
        return pattern == other.pattern && abs(strides - strides.rounded()) < 1e-9
            && self.strength == strength
    }
}
