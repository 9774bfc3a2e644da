import Glibc
import Testing

@testable import Synthesis
@testable import Synthesiser

struct FilterTests {
    /// The gain of a low-pass filter at 1000 Hz for a sine of `frequency` Hz.
    private func gain(at frequency: Double) -> Double {
        var filter = StateVariableFilter(cutoff: 1000, resonance: 0.3, sampleRate: 48_000)
        let output = (0..<9_600).map { filter.process(sin(2 * .pi * frequency * Double($0) / 48_000)).low }
        return output.suffix(4_800).map(abs).max() ?? 0
    }

    @Test func `lows pass and highs fall by 12 dB per octave`() {
        #expect(abs(gain(at: 50) - 1) < 0.01)
        #expect(gain(at: 4000) < 0.07)
        // The trapezoidal rule makes the fall a little steeper towards half the sample rate.
        #expect((3.9...5.2).contains(gain(at: 4000) / gain(at: 8000)))
    }
}
