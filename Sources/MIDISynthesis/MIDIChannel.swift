internal import Glibc
internal import Synthesis

/// What the controllers of a channel say.
struct MIDIChannel {
    var program = 0
    /// Whether released keys sound on.
    var holdsNotes = false
    private var volume = 100
    private var expression = 127
    private var pan = 64
    private var bend = 0.0
    private var semitones = 2.0
    /// The registered parameter that data entry sets; nil for none.
    private var parameter: (coarse: Int, fine: Int)? = (127, 127)

    /// What frequencies are multiplied with.
    var bendRatio: Double { bend == 0 ? 1 : exp2(bend * semitones / 12) }

    /// The gains of both sides, by General MIDI's curves: 40 log of volume and expression.
    var gains: (left: Double, right: Double) {
        let level = Double(volume * expression) / (127 * 127)
        let sides = Panorama.gains(Double(max(1, pan) - 64) / 63)
        let gain = level * level * 2.0.squareRoot()
        return (gain * sides.left, gain * sides.right)
    }

    /// Takes a pitch bend change, whose value is 0 to 0x3FFF.
    mutating func bend(to value: Int) { bend = Double(value - 0x2000) / 0x2000 }

    /// Takes a control change that concerns no note.
    mutating func control(_ controller: Int, _ value: Int) {
        switch controller {
        case 7: volume = value
        case 10: pan = value
        case 11: expression = value
        case 64: holdsNotes = value >= 64
        case 98, 99: parameter = nil
        case 100: parameter = (parameter?.coarse ?? 127, value)
        case 101: parameter = (value, parameter?.fine ?? 127)
        case 6: if let parameter, parameter == (0, 0) { semitones = Double(min(24, value)) }
        case 121: reset()
        default: break
        }
    }

    /// Reset all controllers, by the MMA's recommended practice 015: volume, pan and program stay.
    private mutating func reset() {
        (expression, bend, holdsNotes, parameter) = (127, 0, false, (127, 127))
    }
}
