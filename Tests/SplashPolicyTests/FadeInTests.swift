import Testing

@testable import SplashPolicy

@Suite struct FadeInTests {
    @Test(
        arguments: [
            (-1, 0), (0, 0), (19_999_999, 0), (20_000_000, 2), (100_000_000, 40), (200_000_000, 128),
            (380_000_000, 253), (399_999_999, 253), (400_000_000, 255), (.max, 255),
        ] as [(Int64, UInt8)])
    func thePictureAppearsInFourTenthsOfASecond(elapsed: Int64, opacity: UInt8) {
        #expect(FadeIn().opacity(at: elapsed) == opacity)
    }

    @Test(
        arguments: [
            (-5, 20_000_000), (0, 20_000_000), (19_999_999, 20_000_000), (20_000_000, 40_000_000),
            (399_999_999, 400_000_000), (400_000_000, nil), (.max, nil),
        ] as [(Int64, Int64?)])
    func itChangesStepByStepAndThenNoMore(elapsed: Int64, next: Int64?) {
        #expect(FadeIn().nextChange(after: elapsed) == next)
    }
}
