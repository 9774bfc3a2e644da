import CamelGait
import Testing

@Suite struct GaitTests {
    let gait = Gait.gallop

    @Test(arguments: Leg.allCases)
    func bonesKeepTheirLength(leg: Leg) {
        for step in 0..<400 {
            #expect(gait.pose(at: Double(step) / 400)[leg].bonesAreWhole, "phase \(step)/400")
        }
    }

    @Test(arguments: Leg.allCases)
    func plantedFeetMoveExactlyWithTheGround(leg: Leg) {
        let steps = 1000
        var planted = 0
        for step in 0..<steps {
            let now = gait.pose(at: Double(step) / Double(steps))[leg]
            let next = gait.pose(at: Double(step + 1) / Double(steps))[leg]
            guard now.isPlanted, next.isPlanted else { continue }
            planted += 1
            #expect(abs(next.toe.x - now.toe.x + gait.groundTravel / Double(steps)) < 1e-6)
            #expect(abs(now.toe.y - Gait.groundHeight) < 1e-9)
        }
        #expect(planted > steps / 5)
    }

    @Test(arguments: Leg.allCases)
    func noFootDipsIntoTheGround(leg: Leg) {
        for step in 0..<400 {
            #expect(gait.pose(at: Double(step) / 400)[leg].toe.y <= Gait.groundHeight + 1e-9)
        }
    }

    @Test func everythingRepeatsAfterOneStride() {
        for step in 0..<40 {
            let phase = Double(step) / 40
            let (first, second) = (gait.pose(at: phase), gait.pose(at: phase + 1))
            for (a, b) in zip(first.allPoints, second.allPoints) {
                #expect((a - b).length < 1e-6)
            }
        }
    }

    @Test func touchdownsComeInTheMeasuredOrder() {
        var order: [Leg] = []
        for step in 0..<1000 {
            // Begins in the suspension, when every foot is in the air.
            let phase = 0.1 + Double(step) / 1000
            let (now, next) = (gait.pose(at: phase), gait.pose(at: phase + 0.001))
            order += Leg.allCases.filter { !now[$0].isPlanted && next[$0].isPlanted }
        }
        #expect(order == [.farHind, .nearHind, .farFore, .nearFore])
    }

    @Test func allFeetAreInTheAirOnceInAStride() {
        let airborne = (0..<100).filter { step in
            Leg.allCases.allSatisfy { !gait.pose(at: Double(step) / 100)[$0].isPlanted }
        }
        #expect(airborne.count > 10)
        #expect(airborne.last.map { $0 - airborne[0] + 1 } == airborne.count, "one suspension, not several")
    }
}

extension Pose {
    /// Every landmark and joint, in a fixed order.
    var allPoints: [Vector] {
        BodyLandmark.allCases.map { body[$0] } + Leg.allCases.flatMap { self[$0].joints }
    }
}

extension LegPose {
    /// Whether every bone has its length.
    var bonesAreWhole: Bool {
        let expected =
            leg.isFore
            ? [Bones.scapula, Bones.humerus, Bones.forearm, Bones.foreCannon, Bones.foot]
            : [Bones.femur, Bones.tibia, Bones.hindCannon, Bones.foot]
        return zip(boneLengths, expected).allSatisfy { abs($0 - $1) < 1e-6 }
    }
}
