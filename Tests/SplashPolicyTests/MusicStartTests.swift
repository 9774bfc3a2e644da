import SplashPolicy
import Testing

struct MusicStartTests {
    @Test(
        arguments: [
            (100, 100), (101, 700), (699, 700), (700, 700), (40, 100), (-600, -500), (60_100, 60_100),
        ] as [(Int64, Int64)])
    func itBeginsWithTheNextStride(now: Int64, time: Int64) {
        #expect(MusicStart(firstStride: 100, stride: 600).time(after: now) == time)
    }

    @Test func aStrideThatIsTooFarIsNotWaitedFor() {
        let slow = MusicStart(firstStride: 0, stride: 60_000_000_000)
        #expect(slow.time(after: 59_500_000_000) == 60_000_000_000)
        #expect(slow.time(after: 1_000) == 1_000)
        #expect(MusicStart(firstStride: 5, stride: 0).time(after: 7) == 7)
        #expect(MusicStart.atOnce.time(after: 7) == 7)
    }
}
