import Testing

@testable import CamelAnimation

@Suite struct TimelineTests {
    private let timeline = Timeline(durations: [30_000_000, 50_000_000, 20_000_000])

    @Test(
        arguments: [
            (0, 0), (29_999_999, 0), (30_000_000, 1), (79_999_999, 1), (80_000_000, 2), (99_999_999, 2),
            (100_000_000, 0),
            (1_000_030_000_000, 1), (-1, 2), (-100_000_000, 0),
        ] as [(Int64, Int)])
    func eachMomentHasItsFrame(time: Int64, frame: Int) {
        #expect(timeline.frame(at: time) == frame)
    }

    @Test(
        arguments: [
            (0, 30_000_000), (29_999_999, 30_000_000), (30_000_000, 80_000_000), (99_999_999, 100_000_000),
            (100_000_000, 130_000_000), (-1, 0),
        ] as [(Int64, Int64)])
    func theNextChangeIsTheEndOfTheFrame(time: Int64, change: Int64) {
        #expect(timeline.nextChange(after: time) == change)
    }

    @Test func aCycleHasTheSumOfItsFrames() {
        #expect(timeline.duration == 100_000_000)
        #expect(timeline.frameCount == 3)
        #expect(timeline.start(ofFrame: 2) == 80_000_000)
    }

    @Test func thereIsNoDriftAfterADay() {
        let camel = Timeline(durations: Array(repeating: 30_000_000, count: 20))
        let day: Int64 = 86_400_000_000_000
        #expect(camel.frame(at: day) == camel.frame(at: 0))
        #expect(camel.frame(at: day + 31_000_000) == 1)
    }

    @Test func emptyAndAbsurdDurationsStillMakeATimeline() {
        #expect(Timeline(durations: []).frameCount == 1)
        #expect(Timeline(durations: [0, -5]).duration == 2_000_000)
    }
}
