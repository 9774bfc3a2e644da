import Testing

@testable import MIDISynthesis

@Suite struct PeakLimiterTests {
    @Test(arguments: [[2, 0, 0, 0], [0, 0, 3, 0], [0.4, 0.6, 8, 0.1, 4], [0.1, 0.2]])
    func noBlockExceedsTheCeiling(peaks: [Double]) {
        var limiter = PeakLimiter(ceiling: 0.5, firstPeak: peaks[0])
        var last = 1.0
        for index in peaks.indices {
            let gains = limiter.gains(nextPeak: index + 1 < peaks.count ? peaks[index + 1] : 0)
            #expect(max(gains.start, gains.end) * peaks[index] <= 0.5 + 1e-12)
            #expect(index == 0 || gains.start == last, "the gain does not jump")
            last = gains.end
        }
        #expect(last <= 1)
    }

    @Test func theGainComesBack() {
        var limiter = PeakLimiter(ceiling: 0.5, firstPeak: 5)
        for _ in 0..<2_000 { _ = limiter.gains(nextPeak: 0.1) }
        #expect(limiter.gains(nextPeak: 0.1).start > 0.99)
    }
}
