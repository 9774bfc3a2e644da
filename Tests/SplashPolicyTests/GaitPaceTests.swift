import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct GaitPaceTests {
    /// The changes of gait within `duration`, asked for each hundredth of a second, in seconds.
    private func changes(
        _ pace: GaitPace, until duration: Double, from first: Double = 0,
        _ happening: (Double, inout GaitPace) -> Void = { _, _ in }
    ) -> [(time: Double, gait: Gait)] {
        var (pace, last) = (pace, Gait.walk)
        var changes: [(time: Double, gait: Gait)] = []
        for step in Int(first * 100)...Int(duration * 100) {
            let time = Double(step) / 100
            happening(time, &pace)
            let gait = pace.gait(at: Int64(step) * second / 100)
            if gait != last { changes.append((time, gait)) }
            last = gait
        }
        return changes
    }

    private func isNear(_ time: Double?, _ expected: Double) -> Bool {
        abs((time ?? .infinity) - expected) < 0.011
    }

    @Test func withoutKnowledgeItWalks() {
        #expect(changes(GaitPace(), until: 100).isEmpty)
    }

    /// A quarter of the time, but at least 1.5 s and at most 6 s, and 1.68 s before that; then as long again.
    @Test(arguments: [(20.0, 5.0), (12, 3), (4, 1.5), (3600, 6), (60, 6)])
    func theLastStretchIsGalloped(expected: Double, stretch: Double) {
        var pace = GaitPace()
        pace.expect(Int64(expected) * second, from: 0)
        let changes = changes(pace, until: expected + 20)
        #expect(changes.map(\.gait) == [.gallop, .walk])
        #expect(isNear(changes.first?.time, max(0, expected - stretch - 1.68)), "\(changes)")
        #expect(isNear(changes.last?.time, expected + stretch), "\(changes)")
    }

    @Test func whatEndsBeforeTheGallopIsWalked() {
        var pace = GaitPace()
        pace.expect(1_999 * millisecond, from: 0)
        #expect(changes(pace, until: 10).isEmpty)
        pace.expect(-5, from: 0)
        #expect(changes(pace, until: 10).isEmpty)
    }

    @Test func theTimeCountsFromTheCommandsStart() {
        var pace = GaitPace()
        pace.expect(20 * second, from: 30 * second)
        let changes = changes(pace, until: 80, from: 30)
        #expect(isNear(changes.first?.time, 43.32), "\(changes)")
    }

    @Test func whatIsReportedTakesOver() {
        var pace = GaitPace()
        pace.expect(10 * second, from: 0)
        pace.report(percent: 10, at: 0)
        pace.expect(10 * second, from: 0)
        #expect(changes(pace, until: 30).isEmpty)
    }

    @Test func fromThreeQuartersOnItGallops() {
        let changes = changes(GaitPace(), until: 120) { time, pace in
            pace.report(percent: time, at: Int64(time * 100) * second / 100)
        }
        #expect(changes.map(\.gait) == [.gallop])
        #expect(isNear(changes.first?.time, 75))
    }

    /// A program whose next part begins anew; one whose reports tremble about the limit.
    @Test func aSecondPartIsWalkedAgainAndTremblingDoesNothing() {
        let parts = changes(GaitPace(), until: 40) { time, pace in
            pace.report(
                percent: 5 * time.truncatingRemainder(dividingBy: 20), at: Int64(time * 100) * second / 100)
        }
        #expect(parts.map(\.gait) == [.gallop, .walk, .gallop, .walk])
        let trembling = changes(GaitPace(), until: 40) { time, pace in
            let percent = Int(time * 100) % 2 == 0 ? 76.0 : 70
            pace.report(percent: percent, at: Int64(time * 100) * second / 100)
        }
        #expect(trembling.map(\.gait) == [.gallop])
    }

    @Test func reportsThatStandStillAreNoLastStretch() {
        var pace = GaitPace()
        pace.report(percent: 90, at: 0)
        let changes = changes(pace, until: 100) { time, pace in
            pace.report(percent: time < 80 ? 90 : 91, at: Int64(time * 100) * second / 100)
        }
        #expect(changes.map(\.gait) == [.gallop, .walk, .gallop])
        #expect(isNear(changes[1].time, 60) && isNear(changes[2].time, 80))
    }

    /// Whatever is reported, a gait is kept for 4 s.
    @Test func itNeverFlipsBackAndForth() {
        let changes = changes(GaitPace(), until: 60) { time, pace in
            pace.report(percent: Int(time * 3) % 2 == 0 ? 100 : 0, at: Int64(time * 100) * second / 100)
        }
        #expect(changes.count > 5)
        for (last, change) in zip(changes, changes.dropFirst()) {
            #expect(change.time - last.time > 3.99)
        }
    }

    @Test(arguments: [Double.nan, -1, 1_000, .infinity])
    func nonsenseIsReported(percent: Double) {
        var pace = GaitPace()
        pace.report(percent: percent, at: 0)
        #expect(pace.gait(at: 1) == (percent > 0 ? .gallop : .walk))
    }
}
