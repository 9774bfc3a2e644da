import Glibc

/// One key of the piano: a note name with its octave.
public struct Pitch: Hashable, Sendable {
    /// The MIDI note number: 60 is C4, middle C.
    public var midiNumber: Int

    /// The pitch with this MIDI note number, 0 to 127.
    public init(midiNumber: Int) {
        self.midiNumber = midiNumber
    }

    /// The pitch called `name`: a letter, `#` or `b`, and the octave, such as `F#4` or `Bb3`.
    ///
    /// Nil if the name is malformed or lies outside MIDI's range.
    public init?(name: some StringProtocol) {
        guard let octaveStart = name.firstIndex(where: { $0.isNumber || $0 == "-" }),
            let pitchClass = Pitch.pitchClass(named: name[..<octaveStart]),
            let octave = Int(name[octaveStart...])
        else { return nil }
        let number = (octave + 1) * 12 + pitchClass
        guard (0...127).contains(number) else { return nil }
        self.init(midiNumber: number)
    }

    /// Semitones above C, 0 to 11.
    public var pitchClass: Int { midiNumber % 12 }

    /// The frequency in Hz in equal temperament, A4 = 440 Hz.
    public var frequency: Double {
        440 * exp2(Double(midiNumber - 69) / 12)
    }

    /// Semitones above C of a name without octave, such as `Eb`; nil if malformed.
    ///
    /// `Cb` wraps around to 11 and `B#` to 0, so spell them as `B` and `C` when an octave follows.
    public static func pitchClass(named name: some StringProtocol) -> Int? {
        let naturals: [Character: Int] = ["C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11]
        guard let letter = name.first, let natural = naturals[letter] else { return nil }
        switch name.dropFirst() {
        case "": return natural
        case "#": return (natural + 1) % 12
        case "b": return (natural + 11) % 12
        default: return nil
        }
    }
}
