/// Looks whether a MIDI file is heard. SDL2_mixer's Timidity loads one without a single instrument, and plays silence.
struct SilenceWatch {
    /// How long after the first note it must be heard, in seconds.
    private static let patience = 1.0

    /// Bytes of samples that are still waited for.
    private var remaining: Int
    /// Bytes of silence up to now.
    private(set) var silence = 0

    /// What has been found.
    enum Finding {
        case unknown, sound, silence
    }

    /// A watch on what is made of a file whose first note comes `firstNote` seconds after its first sample, at `sampleRate`.
    init(firstNote: Double, sampleRate: Int) {
        remaining =
            Int((firstNote + SilenceWatch.patience) * Double(sampleRate)) * SoundtrackRecording.frameSize
    }

    /// Takes what comes next.
    mutating func look(at samples: UnsafeRawBufferPointer) -> Finding {
        guard samples.allSatisfy({ $0 == 0 }) else { return .sound }
        remaining -= samples.count
        guard remaining > 0 else { return .silence }
        silence += samples.count
        return .unknown
    }
}
