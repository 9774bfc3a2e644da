internal import Glibc
internal import Synthesis

/// How loud a piece will be, told from its notes without rendering it: by what each patch has of power, its envelope, and
/// the gates of ITU-R BS.1770-4. Right to some two dB, in a thousandth of the time.
struct LoudnessEstimate {
    private static let step = 0.01
    private static let stepsPerBlock = 40
    /// Seconds that are looked at: a song.
    private static let longest = 300.0

    /// In LUFS; nil for silence.
    let level: Double?

    /// The estimate for `events`, which last `length` samples.
    init(_ events: [SynthesisEvent], length: Int, sampleRate: Double) {
        let count = Int(min(LoudnessEstimate.longest, Double(length) / sampleRate) / LoudnessEstimate.step)
        var cursor = EventCursor(events)
        var pool = VoicePool(sampleRate: sampleRate)
        var powers: [Double] = []
        var sum = 0.0
        for step in 0..<max(count, LoudnessEstimate.stepsPerBlock) {
            cursor.advance(to: Int(Double(step) * LoudnessEstimate.step * sampleRate), &pool)
            sum += LoudnessEstimate.power(&pool, samples: Int(LoudnessEstimate.step * sampleRate))
            pool.sweep()
            guard (step + 1) % LoudnessEstimate.stepsPerBlock == 0 else { continue }
            powers.append(sum / Double(LoudnessEstimate.stepsPerBlock))
            sum = 0
        }
        level = LoudnessEstimate.gated(powers)
    }

    private static func power(_ pool: inout VoicePool, samples: Int) -> Double {
        let gains = pool.channels.map { channel in
            let gains = channel.gains
            return (gains.left * gains.left + gains.right * gains.right) / 2
        }
        var sum = 0.0
        pool.eachNote { voice, sound, channel in
            let level = voice.skip(samples) * sound.level
            sum += level * level * sound.power * gains[channel]
        }
        pool.eachStroke { voice, kit in
            let level = voice.skip(samples) * kit.level
            sum += level * level * kit.power * gains[VoicePool.drumChannel]
        }
        return sum
    }

    private static func gated(_ powers: [Double]) -> Double? {
        let audible = powers.filter { $0 > 1e-7 }
        guard !audible.isEmpty else { return nil }
        let gate = mean(audible) / 10
        return 10 * log10(mean(audible.filter { $0 > gate })) - 0.691
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
