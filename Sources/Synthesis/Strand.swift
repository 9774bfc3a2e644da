internal import Glibc

/// One of the oscillators that play a note together, slightly out of tune with each other.
struct Strand {
    /// How loud it is: the outer strands are softer, or their beats would swallow the fundamental.
    let level: Double

    private var oscillator: Oscillator
    private let ratio: Double
    private let gains: (left: Double, right: Double)

    /// A strand at `place`, from -1, lowest and leftmost, to 1; its oscillator begins at `phase` in cycles.
    init(_ patch: Patch, place: Double, phase: Double) {
        oscillator = Oscillator(patch.waveform, phase: phase)
        ratio = exp2(place * patch.detune / 2 / 1200)
        level = 1 - 0.7 * abs(place)
        gains = Panorama.gains(place * patch.width)
    }

    /// The next sample; `increment` is the note's frequency in cycles per sample.
    mutating func next(_ increment: Double, brightness: Double) -> (left: Double, right: Double) {
        let sample = level * oscillator.next(increment * ratio, brightness: brightness)
        return (sample * gains.left, sample * gains.right)
    }
}
