import Foundation
import Testing

@testable import SplashPolicy

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
