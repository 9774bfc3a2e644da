/// The rise and fall of a note: attack, decay, sustain, release.
///
/// Decay and release fall like a cubed straight line, which sounds exponential but reaches its end.
package struct Envelope: Equatable, Sendable {
    /// Seconds from silence to the peak.
    package var attack: Double
    /// Seconds from the peak to the sustained level.
    package var decay: Double
    /// The level that is held, 0 to 1.
    package var sustain: Double
    /// Seconds from the end of the note to silence.
    package var release: Double

    /// An envelope of these times and this level.
    package init(attack: Double, decay: Double, sustain: Double, release: Double) {
        (self.attack, self.decay, self.sustain, self.release) = (attack, decay, sustain, release)
    }

    /// The level from 0 to 1, `time` seconds after the start of a note that is held for `gate` seconds.
    package func level(at time: Double, gate: Double) -> Double {
        guard time > gate else { return held(time) }
        let left = 1 - (time - gate) / release
        return left <= 0 ? 0 : held(gate) * left * left * left
    }

    private func held(_ time: Double) -> Double {
        if time < attack {
            let missing = 1 - time / attack
            return 1 - missing * missing
        }
        let left = 1 - (time - attack) / decay
        return left <= 0 ? sustain : sustain + (1 - sustain) * left * left * left
    }
}
