import Testing

@testable import Synthesis
@testable import Synthesiser

struct OscillatorTests {
    private static let rate = 48_000.0

    private func signal(_ waveform: Waveform, _ frequency: Double, seconds: Double = 0.1) -> [Double] {
        var oscillator = Oscillator(waveform)
        return (0..<Int(seconds * Self.rate)).map { _ in oscillator.next(frequency / Self.rate) }
    }

    @Test(arguments: [Waveform.saw, .square, .triangle, .sine])
    func `the strongest partial is the frequency asked for`(waveform: Waveform) {
        let samples = signal(waveform, 440)
        let fundamental = Spectrum.amplitude(samples, at: 440)
        #expect(fundamental > 0.6)
        for other in [220.0, 330, 430, 450, 880] {
            #expect(Spectrum.amplitude(samples, at: other) < fundamental * 0.6)
        }
    }

    @Test func `a saw has harmonics that fall like 1 over n`() {
        let samples = signal(.saw, 300)
        let ratio = Spectrum.amplitude(samples, at: 300) / Spectrum.amplitude(samples, at: 1200)
        #expect(abs(ratio - 4) < 0.1)
    }

    @Test func `aliases of a high saw are kept down`() {
        // The 23rd harmonic of 2093 Hz would fold back to 139 Hz; without polyBLEP it has 1/23 of the fundamental.
        let samples = signal(.saw, 2093, seconds: 1)
        #expect(Spectrum.amplitude(samples, at: 139) < Spectrum.amplitude(samples, at: 2093) / 200)
    }

    @Test(arguments: [Waveform.saw, .square, .triangle, .sine, .bell])
    func `a waveform has no offset and stays within full scale`(waveform: Waveform) {
        let samples = signal(waveform, 480)
        #expect(abs(samples.reduce(0, +)) / Double(samples.count) < 1e-3)
        #expect(samples.allSatisfy { abs($0) <= 1.001 })
    }
}
