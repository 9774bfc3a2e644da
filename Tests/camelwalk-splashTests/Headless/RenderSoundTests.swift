import CamelAnimation
import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct RenderSoundTests {
    private let timeline = Timeline(durations: [100_000_000, 200_000_000, 300_000_000])

    private func job(_ change: (inout RenderJob) -> Void = { _ in }) -> RenderJob {
        var job = RenderJob(presentation: Presentation(), output: "/x")
        change(&job)
        return job
    }

    @Test func theSoundLastsAsLongAsTheFrames() {
        #expect(job().seconds(in: timeline) == 0.6)
        #expect(job { $0.count = 4 }.seconds(in: timeline) == 0.7)
        #expect(job { ($0.first, $0.count) = (3, 2) }.seconds(in: timeline) == 0.4)
        #expect(job { ($0.first, $0.count) = (1_000_000, 1) }.seconds(in: timeline) == 0.1)
    }

    @Test func speedAndStepCount() {
        #expect(job { $0.presentation.speed = 2 }.seconds(in: timeline) == 0.3)
        #expect(job { ($0.step, $0.count) = (40, 25) }.seconds(in: timeline) == 1)
        // Fifteen steps of 40 ms are one cycle.
        #expect(job { $0.step = 40 }.seconds(in: timeline) == 0.6)
    }

    @Test func theHeaderOfAWAVFileCountsItsBytes() {
        let bytes = WaveHeader(rate: 48_000, channels: 2, dataSize: 0x0102_0304).bytes
        #expect(bytes.count == 44)
        #expect(bytes[4..<8] == [0x28, 0x03, 0x02, 0x01])
        #expect(bytes[20..<36] == [1, 0, 2, 0, 0x80, 0xBB, 0, 0, 0, 0xEE, 2, 0, 4, 0, 16, 0])
        #expect(bytes[40...] == [0x04, 0x03, 0x02, 0x01])
    }
}
