import Score
import Testing

@testable import Synthesis
@testable import Synthesiser

struct DrumVoiceTests {
    private func stroke(_ sound: String, velocity: Double = 1) throws -> [Double] {
        let settings = [
            Setting(name: "sound", words: [sound], line: 1), Setting(name: "tune", words: ["400"], line: 1),
            Setting(name: "decay", words: ["0.1"], line: 1),
        ]
        let key = Pitch(midiNumber: 36)
        let instrument = Instrument(name: "drum", kind: .drum(key: key), settings: settings, line: 1)
        let patch = try DrumPatch(try DrumPatch.reader(instrument))
        var buffer = StereoBuffer(count: 9_600)
        var voice = DrumVoice(patch, velocity: velocity, seed: 1, sampleRate: 48_000)
        voice.render(into: &buffer, at: 0)
        return buffer.left
    }

    private func peak(_ samples: [Double]) -> Double { samples.map(abs).max() ?? 0 }

    @Test(arguments: ["membrane", "rim", "clap", "hat", "wind"])
    func `a stroke begins without a click and ends in its time`(sound: String) throws {
        let samples = try stroke(sound)
        #expect(samples[0] == 0)
        #expect(peak(samples) > 0.1)
        #expect(peak(Array(samples[4_800...])) == 0)
        #expect(abs(samples[4_799]) < 0.02)
    }

    @Test func `a soft stroke is softer`() throws {
        let loud = peak(try stroke("membrane"))
        let soft = peak(try stroke("membrane", velocity: 0.5))
        #expect(abs(soft / loud - 0.25) < 1e-9)
    }
}
