internal import Glibc

/// One stroke on a drum, while it sounds.
package struct DrumVoice {
    private let patch: DrumPatch
    private let loudness: Double
    private let sampleRate: Double
    private var noise: NoiseSource
    private var filter: StateVariableFilter
    private var phase = 0.0
    private var overtonePhase = 0.0
    /// The number of the next sample.
    private var index = 0

    /// A stroke; `velocity` is 0 to 1, and `seed` makes its noise its own.
    package init(_ patch: DrumPatch, velocity: Double, seed: Int, sampleRate: Double) {
        self.patch = patch
        loudness = velocity * velocity
        self.sampleRate = sampleRate
        noise = NoiseSource(seed: seed)
        filter = StateVariableFilter(cutoff: patch.tune, resonance: 0.4, sampleRate: sampleRate)
    }

    /// How many samples it has.
    package var count: Int { Int(patch.decay * sampleRate) }

    /// Whether it has died away: from here on it is silent.
    package var isOver: Bool { index >= count }

    /// The next sample.
    package mutating func next() -> Double {
        let time = Double(index) / sampleRate
        index += 1
        // Half a millisecond of fade keeps the first sample from clicking.
        return next(time) * loudness * min(1, time / 0.0005)
    }

    /// Passes over `count` samples without their sound. Returns its level there, 0 to 1.
    package mutating func skip(_ count: Int) -> Double {
        index += count
        return loudness * fall(Double(index) / sampleRate, patch.decay)
    }

    private mutating func next(_ time: Double) -> Double {
        switch patch.sound {
        case .membrane: membrane(time)
        case .rim: rim(time)
        case .clap: clap(time)
        case .hat: hat(time)
        case .wind: wind(time)
        }
    }

    /// A cubed straight line from 1 down to 0 in `seconds`.
    private func fall(_ time: Double, _ seconds: Double) -> Double {
        let left = max(0, 1 - time / seconds)
        return left * left * left
    }

    private mutating func membrane(_ time: Double) -> Double {
        let octaves = patch.drop * exp(-time / 0.03)
        phase += patch.tune * exp2(octaves) / sampleRate
        overtonePhase += patch.tune * 1.59 * exp2(octaves * 0.5) / sampleRate
        let body = sin(2 * .pi * phase) + 0.25 * fall(time, patch.decay * 0.4) * sin(2 * .pi * overtonePhase)
        filter.tune(cutoff: 900, resonance: 0, sampleRate: sampleRate)
        let thud = filter.process(noise.sample()).low * fall(time, 0.03) * patch.noise
        return body * fall(time, patch.decay) + thud
    }

    private mutating func rim(_ time: Double) -> Double {
        phase += patch.tune / sampleRate
        overtonePhase += patch.tune * 2.14 / sampleRate
        let partials = sin(2 * .pi * phase) + 0.7 * sin(2 * .pi * overtonePhase)
        filter.tune(cutoff: patch.tune * 3.2, resonance: 0.35, sampleRate: sampleRate)
        let slap = filter.process(noise.sample()).band * fall(time, patch.decay * 0.5) * patch.noise * 2
        return partials * 0.5 * fall(time, patch.decay) + slap
    }

    private mutating func clap(_ time: Double) -> Double {
        let spread = 0.024
        let isBurst = time < spread
        let level =
            isBurst
            ? fall(time.truncatingRemainder(dividingBy: spread / 3), spread / 2)
            : 0.7 * fall(time - spread, patch.decay - spread)
        return filter.process(noise.sample()).band * level * 1.6
    }

    private mutating func hat(_ time: Double) -> Double {
        let bright = filter.process(noise.sample()).high
        return bright * fall(time, patch.decay) * 0.6
    }

    private mutating func wind(_ time: Double) -> Double {
        let place = time / patch.decay
        let swell = place < 0.85 ? place / 0.85 : max(0, (1 - place) / 0.15)
        filter.tune(cutoff: patch.tune * exp2(patch.drop * place), resonance: 0.55, sampleRate: sampleRate)
        return filter.process(noise.sample()).band * swell * swell
    }
}
