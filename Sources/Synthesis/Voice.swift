internal import Glibc

/// One note of a pitched instrument, while it sounds.
package struct Voice {
    /// What the voice has to play.
    package struct Assignment {
        /// In Hz.
        package var frequency: Double
        /// The frequency in Hz from which it slides.
        package var origin: Double
        /// Seconds from the start of the piece.
        package var start: Double
        /// Seconds for which it is held.
        package var gate: Double
        /// 0 to 1.
        package var velocity: Double
        /// Makes the oscillators' phases differ from note to note.
        package var seed: Int

        /// A note of these settings; its `gate` may be infinite until the voice is released.
        package init(
            frequency: Double, origin: Double, start: Double, gate: Double, velocity: Double, seed: Int
        ) {
            (self.frequency, self.origin, self.start) = (frequency, origin, start)
            (self.gate, self.velocity, self.seed) = (gate, velocity, seed)
        }
    }

    /// Pitch and filter are brought up to date once in so many samples.
    private static let controlPeriod = 16

    private let patch: Patch
    private var assignment: Assignment
    private let clock: Clock
    private var strands: [Strand] = []
    private var subOscillator = Oscillator(.sine)
    private var leftFilter: StateVariableFilter
    private var rightFilter: StateVariableFilter
    private let gain: Double
    private var increment = 0.0
    /// The number of the next sample.
    private var index = 0

    /// What the frequency is multiplied with, for a pitch that is bent.
    package var bend = 1.0

    /// A voice that begins with its next sample.
    package init(_ patch: Patch, _ assignment: Assignment, clock: Clock) {
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
        // Keeps the power the same however many strands play.
        let balance = 1 / strands.reduce(0) { $0 + $1.level * $1.level }.squareRoot()
        gain = assignment.velocity * assignment.velocity * balance
    }

    /// Seconds that have sounded.
    private var time: Double { Double(index) / clock.sampleRate }

    /// Whether its release has ended: from here on it is silent.
    package var isOver: Bool {
        let envelope = patch.envelope
        let hasDecayed = envelope.sustain == 0 && time > envelope.attack + envelope.decay
        return hasDecayed || time > assignment.gate + envelope.release
    }

    /// Whether it falls silent by itself now.
    package var isReleased: Bool { time >= assignment.gate }

    /// Ends the time for which it is held.
    package mutating func release() { assignment.gate = min(assignment.gate, time) }

    /// The next sample.
    package mutating func next() -> (left: Double, right: Double) {
        let time = time
        if index % Self.controlPeriod == 0 {
            increment = min(0.45, frequency(at: time) / clock.sampleRate)
            tuneFilters(at: time)
        }
        index += 1
        let level = level(at: time)
        let sample = next(increment, brightness: patch.filter.octaves * brightness(at: time))
        return (sample.left * level, sample.right * level)
    }

    /// Passes over `count` samples without their sound. Returns its level there, 0 to 1.
    package mutating func skip(_ count: Int) -> Double {
        index += count
        return level(at: time)
    }

    private func level(at time: Double) -> Double {
        gain * patch.envelope.level(at: time, gate: assignment.gate)
    }

    private mutating func next(_ increment: Double, brightness: Double) -> (left: Double, right: Double) {
        var left = patch.sub > 0 ? patch.sub * subOscillator.next(increment / 2) : 0
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
        let slideRatio = pow(assignment.origin / assignment.frequency, slide * slide)
        return assignment.frequency * slideRatio * exp2(cents / 1200) * bend
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
