import CamelAnimation
import Testing

@testable import camelwalk_splash

@Suite struct UpcomingFramesTests {
    private func motion(_ frames: Int, cycles: Int? = nil) -> Motion {
        .cycles(
            Playback(
                timeline: Timeline(durations: Array(repeating: 10_000_000, count: frames)), cycles: cycles))
    }

    @Test func theyBeginWithTheOneThatIsShownAndGoOnFromTheStart() {
        #expect(motion(4).upcoming(3, from: 0) == [0, 1, 2])
        #expect(motion(4).upcoming(3, from: 25_000_000) == [2, 3, 0])
    }

    @Test func eachIsThereOnce() {
        #expect(motion(1).upcoming(3, from: 0) == [0])
        #expect(motion(2).upcoming(3, from: 15_000_000) == [1, 0])
    }

    @Test func afterTheLastCycleThereIsOne() {
        #expect(motion(4, cycles: 1).upcoming(3, from: 25_000_000) == [2, 3])
        #expect(motion(4, cycles: 1).upcoming(3, from: 1_000_000_000) == [3])
    }

    @Test func atAChangeOfGaitTheyAreThoseOfTheNextTrack() {
        var motion = Motion.gaits(GaitPlayback(.walk))
        #expect(motion.upcoming(3, from: 500_000_000) == [11, 12, 13])
        let (isNew, isNewAgain) = (motion.want(.gallop, at: 0), motion.want(.gallop, at: 0))
        #expect(isNew && !isNewAgain)
        #expect(motion.upcoming(3, from: 500_000_000) == [11, 40, 41])
    }
}
