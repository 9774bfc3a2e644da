import Glibc
import Score

/// One note of a pitched instrument, while it sounds.
struct Voice {
    /// What the voice has to play.
    struct Assignment {
        /// In Hz.
        var frequency: Double
        /// The frequency in Hz from which it slides.
        var origin: Double
        /// Seconds from the start of the piece.
        var start: Double
        /// Seconds for which it is held.
        var gate: Double
        /// 0 to 1.
        var velocity: Double
        /// Makes the oscillators' phases differ from note to note.
        var seed: Int
    }

    /// Pitch and filter are brought up to date once in so many samples.
    private static let controlPeriod = 16

    private let patch: Patch
    private let assignment: Assignment
    private let clock: Clock
    private var strands: [Strand] = []
    private var subOscillator = Oscillator(.sine)
    private var leftFilter: StateVariableFilter
    private var rightFilter: StateVariableFilter

    init(_ patch: Patch, _ assignment: Assignment, clock: Clock) {
        self.patch = patch
        self.assignment = assignment
        self.clock = clock
        leftFilter = StateVariableFilter(cutoff: 1000, resonance: 0, sampleRate: clock.sampleRate)
        rightFilter = leftFilter
        var noise = NoiseSource(seed: assignment.seed)
        for index in 0..<patch.unison {
            let place = patch.unison == 1 ? 0 : 2 * Double(index) / Double(patch.unison - 1) - 1
            strands.append(Strand(patch, place: place, phase: (noise.sample() + 1) / 4))
        }
    }

    /// Keeps the power the same however many strands play.
    private var balance: Double {
        1 / strands.reduce(0) { $0 + $1.level * $1.level }.squareRoot()
    }

    /// Adds the note to `buffer`, from its start to the end of its release.
    mutating func render(into buffer: inout StereoBuffer) {
        let first = Int((assignment.start * clock.sampleRate).rounded())
        let seconds = assignment.gate + patch.envelope.release
        let gain = assignment.velocity * assignment.velocity * balance
        var increment = 0.0
        for index in 0..<Int(seconds * clock.sampleRate) {
            let time = Double(index) / clock.sampleRate
            if index % Self.controlPeriod == 0 {
                increment = frequency(at: time) / clock.sampleRate
                tuneFilters(at: time)
            }
            let level = gain * patch.envelope.level(at: time, gate: assignment.gate)
            let sample = next(increment, brightness: patch.filter.octaves * brightness(at: time))
            buffer.add((sample.left * level, sample.right * level), at: first + index)
        }
    }

    private mutating func next(_ increment: Double, brightness: Double) -> (left: Double, right: Double) {
        var left = patch.sub * subOscillator.next(increment / 2)
        var right = left
        for index in strands.indices {
            let sample = strands[index].next(increment, brightness: brightness)
            left += sample.left
            right += sample.right
        }
        return (leftFilter.process(left).low, rightFilter.process(right).low)
    }

    private func frequency(at time: Double) -> Double {
        let vibrato = patch.vibrato
        let rise = min(1, max(0, (time - vibrato.delay) / 0.25))
        let cents = vibrato.depth * rise * sin(2 * .pi * vibrato.rate * (time - vibrato.delay))
        let slide = time < patch.glide ? 1 - time / patch.glide : 0
        let bend = pow(assignment.origin / assignment.frequency, slide * slide)
        return assignment.frequency * bend * exp2(cents / 1200)
    }

    /// How far the filter's own envelope is open, 0 to 1.
    private func brightness(at time: Double) -> Double {
        let left = max(0, 1 - time / patch.filter.decay)
        return left * left * assignment.velocity
    }

    private mutating func tuneFilters(at time: Double) {
        let filter = patch.filter
        let cycle = (assignment.start + time) / (filter.sweepBeats * clock.secondsPerBeat)
        let sweep = -filter.sweepOctaves * cos(2 * .pi * cycle) / 2
        let octaves = filter.octaves * brightness(at: time) + sweep + assignment.velocity - 0.7
        let cutoff = filter.cutoff * exp2(octaves)
        leftFilter.tune(cutoff: cutoff, resonance: filter.resonance, sampleRate: clock.sampleRate)
        rightFilter.tune(cutoff: cutoff, resonance: filter.resonance, sampleRate: clock.sampleRate)
    }
}
