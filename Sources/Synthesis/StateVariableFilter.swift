internal import Glibc

/// A second-order filter that stays well-behaved while its cutoff moves.
///
/// The trapezoidal state-variable filter of Andrew Simper, "Solving the continuous SVF equations", 2013.
package struct StateVariableFilter: Sendable {
    private var first = 0.0
    private var second = 0.0
    private var a1 = 0.0
    private var a2 = 0.0
    private var a3 = 0.0
    private var damping = 1.0

    /// A filter at `cutoff` Hz; `resonance` is 0 (none) to 1 (on the verge of ringing for ever).
    package init(cutoff: Double, resonance: Double, sampleRate: Double) {
        tune(cutoff: cutoff, resonance: resonance, sampleRate: sampleRate)
    }

    /// Moves the filter to `cutoff` Hz, at most 0.45 of the sample rate, without disturbing its state.
    package mutating func tune(cutoff: Double, resonance: Double, sampleRate: Double) {
        let g = tan(.pi * min(cutoff / sampleRate, 0.45))
        damping = 2 - 1.96 * resonance
        a1 = 1 / (1 + g * (g + damping))
        a2 = g * a1
        a3 = g * a2
    }

    /// The next sample below the cutoff, around it and above it.
    package mutating func process(_ input: Double) -> (low: Double, band: Double, high: Double) {
        let v3 = input - second
        let v1 = a1 * first + a2 * v3
        let v2 = second + a2 * first + a3 * v3
        first = 2 * v1 - first
        second = 2 * v2 - second
        return (v2, v1, input - damping * v1 - v2)
    }
}

/// Removes what lies below a cutoff from both channels.
package struct LowCut: StereoEffect {
    private var leftFilter: StateVariableFilter
    private var rightFilter: StateVariableFilter

    /// A cut below `cutoff` Hz, 12 dB per octave.
    package init(cutoff: Double, sampleRate: Double) {
        leftFilter = StateVariableFilter(cutoff: cutoff, resonance: 0.3, sampleRate: sampleRate)
        rightFilter = leftFilter
    }

    package mutating func process(_ left: Double, _ right: Double) -> (left: Double, right: Double) {
        (leftFilter.process(left).high, rightFilter.process(right).high)
    }
}
