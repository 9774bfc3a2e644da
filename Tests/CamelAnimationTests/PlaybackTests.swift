import Testing

@testable import CamelAnimation

@Suite struct PlaybackTests {
    private let timeline = Timeline(durations: [100, 100].map { $0 * 1_000_000 })

    @Test func speedShortensTime() {
        let playback = Playback(timeline: timeline, speed: 2)
        #expect(playback.frame(at: 49_000_000) == 0)
        #expect(playback.frame(at: 50_000_000) == 1)
        #expect(playback.nextChange(after: 10_000_000) == 50_000_000)
    }

    @Test func theNextChangeIsAlwaysLater() throws {
        for speed in [0.01, 0.3, 1, 1.7, 100] {
            let playback = Playback(timeline: timeline, speed: speed)
            var time: Int64 = 0
            for _ in 0..<1_000 {
                let next = try #require(playback.nextChange(after: time))
                #expect(next > time)
                #expect(playback.frame(at: next) != playback.frame(at: time))
                time = next
            }
        }
    }

    private static let uneven = Timeline(durations: [10, 20, 30, 40].map { $0 * 1_000_000 })

    /// The frames shown, each with the milliseconds at which it begins.
    private func shown(_ playback: Playback, changes: Int) -> [[Int]] {
        var time: Int64 = 0
        var result = [[0, playback.frame(at: 0)]]
        for _ in 0..<changes {
            guard let next = playback.nextChange(after: time) else { break }
            result.append([Int(next / 1_000_000), playback.frame(at: next)])
            time = next
        }
        return result
    }

    @Test(arguments: [
        (FrameOrder.forward, [[0, 0], [10, 1], [30, 2], [60, 3], [100, 0], [110, 1], [130, 2]]),
        (.reverse, [[0, 3], [40, 2], [70, 1], [90, 0], [100, 3], [140, 2], [170, 1]]),
        (.pingPong, [[0, 0], [10, 1], [30, 2], [60, 3], [100, 2], [130, 1], [150, 0]]),
        (.reversePingPong, [[0, 3], [40, 2], [70, 1], [90, 0], [100, 1], [120, 2], [150, 3]]),
    ])
    func everyOrderKeepsTheFramesDurations(order: FrameOrder, frames: [[Int]]) {
        #expect(shown(Playback(timeline: Self.uneven, order: order), changes: 6) == frames)
    }

    @Test func aRunOfFramesIsPlayedAlone() {
        let playback = Playback(timeline: Self.uneven, frames: 1...2)
        #expect(shown(playback, changes: 3) == [[0, 1], [20, 2], [50, 1], [70, 2]])
        #expect(Playback(timeline: Self.uneven, frames: 2...99).frame(at: 30_000_000) == 3)
        #expect(Playback(timeline: Self.uneven, frames: -5...0).nextChange(after: 0) == nil)
    }

    @Test func aNumberOfCyclesEndsWithTheLastFrame() {
        let playback = Playback(timeline: Self.uneven, speed: 2, cycles: 2)
        #expect(playback.duration == 100_000_000)
        #expect(!playback.isOver(at: 99_999_999))
        #expect(playback.isOver(at: 100_000_000))
        #expect(playback.frame(at: 100_000_000) == 3)
        #expect(playback.frame(at: .max / 4) == 3)
        #expect(playback.nextChange(after: 80_000_000) == nil, "the last frame stays")
        #expect(playback.nextChange(after: 79_999_999) == 80_000_000)
    }

    @Test func aRunOfTwoFramesPingPongsWithoutRepeating() {
        #expect(FrameOrder.pingPong.cycle(through: 4...5) == [4, 5])
        #expect(FrameOrder.pingPong.cycle(through: 4...4) == [4])
        #expect(FrameOrder.reversePingPong.cycle(through: 0...2) == [2, 1, 0, 1])
    }

    @Test func anImpossibleSpeedIsOne() {
        #expect(Playback(timeline: timeline, speed: 0).speed == 1)
        #expect(Playback(timeline: timeline, speed: -.infinity).speed == 1)
    }
}
