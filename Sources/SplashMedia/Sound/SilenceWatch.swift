/// Looks whether a MIDI file is heard. SDL2_mixer's Timidity loads one without a single instrument, and plays silence.
struct SilenceWatch {
    /// How long after the first note it must be heard, in seconds.
    private static let patience = 1.0

    /// What is to be played in its place.
    let substitute: SynthesisedMusic
    /// Samples of a channel that are still waited for.
    private var remaining: Int

    /// What has been found.
    enum Finding {
        case unknown, sound, silence
    }

    /// A watch on what is played at `sampleRate`, beginning with the file's first sample.
    init(_ substitute: SynthesisedMusic, sampleRate: Int) {
        self.substitute = substitute
        remaining = Int((substitute.firstNote + SilenceWatch.patience) * Double(sampleRate))
    }

    /// Takes what is played next, `channels` samples for each moment.
    mutating func look(at samples: UnsafeBufferPointer<Int16>, channels: Int) -> Finding {
        guard samples.allSatisfy({ $0 == 0 }) else { return .sound }
        remaining -= samples.count / channels
        return remaining > 0 ? .unknown : .silence
    }
}
