import Foundation
import Testing

@testable import SplashPolicy

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
