import Foundation
import Testing

@testable import SplashPolicy

private let millisecond: Int64 = 1_000_000
private let second: Int64 = 1_000_000_000

@Suite struct LearnedProgressTests {
    @Test(
        arguments: [
            (-5, 0), (0, 0), (500, 0.425), (1_000, 0.85),
            // x = 0.15/0.85 makes half of the rest; x = 1 makes 0.15 / 1.17647.
            (1_176, 0.9249), (2_000, 0.9775), (11_000, 0.9974),
        ] as [(Int64, Double)])
    func theFractionIsExact(milliseconds: Int64, fraction: Double) throws {
        let progress = try #require(LearnedProgress(expected: second))
        #expect(abs(progress.fraction(at: milliseconds * millisecond) - fraction) < 0.000_05)
    }

    @Test func valueAndSlopeAreContinuousAtTheExpectedTime() throws {
        let progress = try #require(LearnedProgress(expected: second))
        let before = progress.fraction(at: second) - progress.fraction(at: second - 1_000)
        let after = progress.fraction(at: second + 1_000) - progress.fraction(at: second)
        #expect(abs(before - 0.85e-6) < 1e-12)
        #expect(abs(after - before) < 1e-11)
        #expect(abs(progress.rate(at: second) - 0.85 / 1e9) < 1e-18)
    }

    @Test func theRateIsTheSlope() throws {
        let progress = try #require(LearnedProgress(expected: second))
        for time in [0, second / 2, second * 3 / 2, second * 7] {
            let slope = (progress.fraction(at: time + 1_000) - progress.fraction(at: time)) / 1_000
            #expect(abs(slope - progress.rate(at: time)) < 1e-15)
        }
    }

    @Test(arguments: [300 * millisecond, second, 3_600 * second])
    func itAlwaysRisesAndNeverArrives(expected: Int64) throws {
        let progress = try #require(LearnedProgress(expected: expected))
        var last = -1.0
        for step in 0...10_000 {
            let fraction = progress.fraction(at: Int64(step) * expected / 50)
            #expect(fraction > last)
            last = fraction
        }
        #expect(progress.fraction(at: .max) < 1)
    }

    @Test func aQuickCommandHasNone() {
        #expect(LearnedProgress(expected: 300 * millisecond - 1) == nil)
        #expect(LearnedProgress(expected: 0) == nil)
        #expect(LearnedProgress(expected: -1) == nil)
        #expect(LearnedProgress(expected: 300 * millisecond) != nil)
    }
}

@Suite struct ProgressBarTests {
    /// A bar for a command that began 100 ms before time 0 and takes a second.
    private func learned() throws -> ProgressBar {
        var bar = ProgressBar()
        bar.expect(try #require(LearnedProgress(expected: second)), from: -100 * millisecond, at: 0)
        return bar
    }

    @Test func withoutAGoalThereIsNoBar() {
        #expect(ProgressBar().fraction(at: 0) == nil)
        #expect(ProgressBar().nextChange(after: 0, step: 0.01) == nil)
    }

    @Test func itBeginsAtNothingAndRunsToWhatWasLearned() throws {
        let bar = try learned()
        #expect(bar.fraction(at: 0) == 0)
        // 0.85 * 0.25 less 0.085 / e
        #expect(abs(try #require(bar.fraction(at: 150 * millisecond)) - 0.181_230) < 0.000_001)
        #expect(abs(try #require(bar.fraction(at: 2_900 * millisecond)) - 0.987_838) < 0.000_001)
    }

    @Test func aReportIsApproachedExponentially() throws {
        var bar = ProgressBar()
        bar.report(percent: 50, at: 0)
        #expect(bar.fraction(at: 0) == 0)
        #expect(abs(try #require(bar.fraction(at: 150 * millisecond)) - 0.5 * (1 - exp(-1))) < 1e-12)
        #expect(abs(try #require(bar.fraction(at: 300 * millisecond)) - 0.5 * (1 - exp(-2))) < 1e-12)
        #expect(bar.fraction(at: 100 * second) == 0.5)
        #expect(bar.fraction(at: -second) == 0, "a clock that went back")
    }

    @Test func aReportAboveTakesOverWithoutAJump() throws {
        var bar = try learned()
        let shown = try #require(bar.fraction(at: 300 * millisecond))
        bar.report(percent: 80, at: 300 * millisecond)
        #expect(abs(try #require(bar.fraction(at: 300 * millisecond)) - shown) < 1e-12)
        #expect(abs(try #require(bar.fraction(at: 9 * second)) - 0.8) < 1e-12)
    }

    @Test func aReportBelowDoesNotMakeItGoBack() throws {
        var bar = try learned()
        let shown = try #require(bar.fraction(at: 800 * millisecond))
        bar.report(percent: 10, at: 800 * millisecond)
        bar.report(percent: 20, at: 900 * millisecond)
        #expect(abs(try #require(bar.fraction(at: 5 * second)) - shown) < 1e-12)
        bar.report(percent: 90, at: 5 * second)
        #expect(abs(try #require(bar.fraction(at: 9 * second)) - 0.9) < 1e-12)
    }

    @Test func reportsThatGoDownMakeItGoDown() throws {
        var bar = try learned()
        bar.report(percent: 10, at: 800 * millisecond)
        bar.report(percent: 5, at: 900 * millisecond)
        #expect(abs(try #require(bar.fraction(at: 9 * second)) - 0.05) < 1e-12)
        bar.report(percent: 7, at: 9 * second)
        #expect(abs(try #require(bar.fraction(at: 20 * second)) - 0.07) < 1e-12)
    }

    @Test func risingReportsNeverLowerItAndItNeverJumps() throws {
        var bar = try learned()
        var last = 0.0
        for time in 0..<4_000 {
            let now = Int64(time) * millisecond
            if time % 400 == 399 { bar.report(percent: Double(time / 40), at: now) }
            let shown = try #require(bar.fraction(at: now))
            #expect(shown >= last - 1e-12 && shown - last < 0.01, "\(time) ms")
            last = shown
        }
    }

    @Test func whatWasLearnedLaterDoesNotReplaceAReport() throws {
        var bar = ProgressBar()
        bar.report(percent: 30, at: 0)
        bar.expect(try #require(LearnedProgress(expected: second)), from: 0, at: 0)
        #expect(bar.fraction(at: 90 * second) == 0.3)
    }

    @Test(
        arguments: [
            (-20, 0), (0, 0), (12.5, 0.125), (100, 1), (250, 1), (.infinity, 1), (-.infinity, 0), (.nan, 0),
        ] as [(Double, Double)])
    func reportsAreBroughtInside(percent: Double, fraction: Double) {
        var bar = ProgressBar()
        bar.report(percent: percent, at: 0)
        #expect(bar.fraction(at: 100 * second) == fraction)
    }

    @Test func aBarThatStandsNeedsNoDrawing() {
        var bar = ProgressBar()
        bar.report(percent: 100, at: 0)
        #expect(bar.nextChange(after: 0, step: 0.001) == 33 * millisecond)
        // e^-7 is below half a thousandth.
        #expect(bar.nextChange(after: 1_200 * millisecond, step: 0.001) == nil)
    }

    @Test func aSlowBarIsDrawnSeldom() throws {
        var bar = ProgressBar()
        bar.expect(try #require(LearnedProgress(expected: 850 * second)), from: 0, at: 0)
        // A thousandth of the bar in a second.
        let next = try #require(bar.nextChange(after: 10 * second, step: 0.000_5))
        #expect(abs(next - 10_500 * millisecond) < 1_000)
        #expect(bar.nextChange(after: 2_000 * second, step: 0.1) == 2_001 * second)
    }
}
