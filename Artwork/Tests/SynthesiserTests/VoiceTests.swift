import Score
import Testing

@testable import Synthesis
@testable import Synthesiser

struct VoiceTests {
    private let clock = Clock(sampleRate: 48_000, secondsPerBeat: 0.6)

    /// A note of A4 that is held for 0.3 seconds, in a loop of 0.5 seconds.
    private func note(_ settings: [Setting] = [], seed: Int = 0, origin: Double = 440) throws -> StereoBuffer
    {
        let instrument = Instrument(name: "lead", kind: .melodic(program: 1), settings: settings, line: 1)
        let patch = try Patch(try Patch.reader(instrument))
        let assignment = Voice.Assignment(
            frequency: 440, origin: origin, start: 0, gate: 0.3, velocity: 0.8, seed: seed)
        var buffer = StereoBuffer(count: 24_000)
        Voice.render(patch, assignment, clock: clock, into: &buffer)
        return buffer
    }

    private func setting(_ name: String, _ words: String...) -> Setting {
        Setting(name: name, words: words, line: 2)
    }

    @Test func `a note sounds at its pitch and then falls silent`() throws {
        let sound = try note().left
        #expect(Spectrum.amplitude(sound, at: 440) > Spectrum.amplitude(sound, at: 880))
        #expect(sound.last == 0)
    }

    @Test(arguments: 0..<20)
    func `strands that are out of tune leave the fundamental the strongest`(seed: Int) throws {
        let sound = try note([setting("unison", "3", "16", "0.9")], seed: seed)
        let middle = zip(sound.left, sound.right).map { ($0 + $1) / 2 }
        #expect(Spectrum.amplitude(middle, at: 440) > Spectrum.amplitude(middle, at: 880))
    }

    @Test func `a glide begins at the note before`() throws {
        let sound = try note([setting("glide", "0.2")], origin: 220).left
        let beginning = Array(sound.prefix(1_200))
        #expect(Spectrum.amplitude(beginning, at: 230) > Spectrum.amplitude(beginning, at: 440))
    }
}
