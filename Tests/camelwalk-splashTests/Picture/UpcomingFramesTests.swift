import CamelAnimation
import Testing

@testable import camelwalk_splash

@Suite struct UpcomingFramesTests {
    private func playback(_ frames: Int, cycles: Int? = nil) -> Playback {
        Playback(
            timeline: Timeline(durations: Array(repeating: 10_000_000, count: frames)), cycles: cycles)
    }

    @Test func theyBeginWithTheOneThatIsShownAndGoOnFromTheStart() {
        #expect(playback(4).upcoming(3, from: 0) == [0, 1, 2])
        #expect(playback(4).upcoming(3, from: 25_000_000) == [2, 3, 0])
    }

    @Test func eachIsThereOnce() {
        #expect(playback(1).upcoming(3, from: 0) == [0])
        #expect(playback(2).upcoming(3, from: 15_000_000) == [1, 0])
    }

    @Test func afterTheLastCycleThereIsOne() {
        #expect(playback(4, cycles: 1).upcoming(3, from: 25_000_000) == [2, 3])
        #expect(playback(4, cycles: 1).upcoming(3, from: 1_000_000_000) == [3])
    }
}
