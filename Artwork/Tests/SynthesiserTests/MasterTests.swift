import Glibc
import Testing

@testable import Synthesis
@testable import Synthesiser

struct MasterTests {
    private func sine(
        _ frequency: Double, amplitude: Double, phase: Double = 0, count: Int = 24_000
    ) -> StereoBuffer {
        var loop = StereoBuffer(count: count)
        for index in 0..<loop.count {
            let sample = amplitude * sin(2 * .pi * (frequency * Double(index) / 48_000 + phase))
            loop.add((sample, sample), at: index)
        }
        return loop
    }

    @Test func `a sine of 997 Hz at full scale in both channels is as loud as the standard says`() {
        #expect(abs(Loudness.integrated(sine(997, amplitude: 1)) - 0) < 0.05)
        #expect(abs(Loudness.integrated(sine(997, amplitude: 0.1)) + 20) < 0.05)
    }

    @Test func `silence has no loudness`() {
        #expect(Loudness.integrated(StereoBuffer(count: 48_000)) == -.infinity)
    }

    @Test func `a peak between samples is found`() {
        // At a quarter of the sample rate and an eighth of a cycle, every sample lies 3 dB below the crest.
        let loop = sine(12_000, amplitude: 1, phase: 0.125, count: 480)
        #expect(loop.peak < 0.71)
        #expect(abs((TruePeak.envelope(of: loop).max() ?? 0) - 1) < 0.02)
    }

    @Test func `the limiter holds true peaks below its ceiling and leaves the rest alone`() {
        var loop = sine(440, amplitude: 0.4, count: 12_000)
        for index in 10_000..<10_400 { loop.left[index] *= 3 }
        let limited = Limiter(ceiling: 0.8, lookAhead: 120, release: 480).limited(loop)
        #expect((TruePeak.envelope(of: limited).max() ?? 1) < 0.81)
        let change = (3_000..<9_000).map { abs(limited.left[$0] - loop.left[$0]) }.max() ?? 1
        #expect(change < 0.001)
    }
}
