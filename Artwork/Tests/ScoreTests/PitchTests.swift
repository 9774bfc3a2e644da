import Score
import Testing

struct PitchTests {
    @Test(arguments: [("C4", 60), ("A4", 69), ("F#4", 66), ("Eb5", 75), ("Bb3", 58), ("C-1", 0), ("G9", 127)])
    func `a name is a key of the piano`(name: String, number: Int) {
        #expect(Pitch(name: name)?.midiNumber == number)
    }

    @Test(arguments: ["", "H4", "D", "D#", "d4", "D##4", "G#9", "C-2", "4"])
    func `a malformed name is refused`(name: String) {
        #expect(Pitch(name: name) == nil)
    }

    @Test func `an octave doubles the frequency`() {
        #expect(Pitch(midiNumber: 69).frequency == 440)
        #expect(abs(Pitch(midiNumber: 57).frequency - 220) < 1e-9)
        #expect(abs(Pitch(midiNumber: 62).frequency - 293.6648) < 1e-4)
    }
}
