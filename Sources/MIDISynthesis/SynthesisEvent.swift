internal import MIDI

/// A channel voice message, and the sample before which it comes.
struct SynthesisEvent {
    let sample: Int
    let kind: StatusByte.ChannelVoice
    let channel: Int
    /// The data bytes; 0 for one that is missing.
    let first: Int
    let second: Int

    /// Those of `sequence`, in their order; what is no channel voice message is left out.
    static func all(of sequence: TimedSequence, sampleRate: Double) -> [SynthesisEvent] {
        sequence.events.compactMap { event in
            guard let byte = event.bytes.first, case .channelVoice(let kind, let channel) = StatusByte(byte),
                event.bytes.count == 1 + kind.dataBytes
            else { return nil }
            return SynthesisEvent(
                sample: Int((event.time * sampleRate).rounded()), kind: kind, channel: channel,
                first: Int(event.bytes[1]), second: kind.dataBytes == 2 ? Int(event.bytes[2]) : 0)
        }
    }

    /// Whether it makes a sound.
    var isStroke: Bool { kind == .noteOn && second > 0 }
}
