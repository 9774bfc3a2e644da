import Testing

@testable import Synthesis
@testable import Synthesiser

struct EnvelopeTests {
    private let envelope = Envelope(attack: 0.1, decay: 0.2, sustain: 0.5, release: 0.4)

    @Test(arguments: [(0, 0), (0.1, 1), (0.3, 0.5), (0.9, 0.5), (1, 0.5), (1.2, 0.0625), (1.4, 0), (9, 0)])
    func `the level goes through its four stages`(time: Double, level: Double) {
        #expect(abs(envelope.level(at: time, gate: 1) - level) < 1e-9)
    }

    @Test func `a note that ends in its attack falls from where it was`() {
        #expect(abs(envelope.level(at: 0.05, gate: 0.05) - 0.75) < 1e-9)
        #expect(envelope.level(at: 0.06, gate: 0.05) < 0.75)
    }

    @Test func `the level never jumps`() {
        let levels = (0...1500).map { envelope.level(at: Double($0) / 1000, gate: 1) }
        #expect(zip(levels, levels.dropFirst()).allSatisfy { abs($0 - $1) < 0.025 })
    }
}
