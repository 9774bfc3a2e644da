/// What messages have left on: the notes, and the channels that have been used. Says how to end all of it.
public struct SoundingNotes: Sendable {
    /// Whoever strikes a key again and again without releasing it: two are counted.
    private static let maximumStrokes = 2

    /// How often each key has been struck and not released, by channel and key.
    private var counts: [Int: Int] = [:]
    private var channels: Set<Int> = []

    /// Nothing sounds.
    public init() {}

    /// Takes note of the bytes of a message that has been sent. What is no message changes nothing.
    public mutating func follow(_ bytes: [UInt8]) {
        guard let message = MIDIMessage(bytes), case .channelVoice(_, let channel) = message.status else {
            return
        }
        channels.insert(channel)
        if let note = message.noteOn {
            let place = note.channel << 7 | note.key
            counts[place] = min(SoundingNotes.maximumStrokes, counts[place, default: 0] + 1)
        } else if let note = message.noteOff {
            release(note.channel << 7 | note.key)
        }
    }

    private mutating func release(_ place: Int) {
        guard let count = counts[place] else { return }
        counts[place] = count > 1 ? count - 1 : nil
    }

    /// A note off for each stroke of what sounds.
    public var releases: [MIDIMessage] {
        counts.sorted { $0.key < $1.key }.flatMap { place, count in
            Array(repeating: MIDIMessage(.noteOff, channel: place >> 7, place & 0x7F, 64), count: count)
        }
    }

    /// The messages after which nothing sounds: the releases; then for each channel that has been used sustain off, all
    /// notes off, reset all controllers, and pitch bend at its centre.
    public var ending: [MIDIMessage] {
        releases + channels.sorted().flatMap { SoundingNotes.reset(channel: $0) }
    }

    private static func reset(channel: Int) -> [MIDIMessage] {
        [
            MIDIMessage(.controlChange, channel: channel, 64, 0),
            MIDIMessage(.controlChange, channel: channel, 123, 0),
            MIDIMessage(.controlChange, channel: channel, 121, 0),
            MIDIMessage(.pitchBendChange, channel: channel, 0, 64),
        ]
    }
}
