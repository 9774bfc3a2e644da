public import MIDI
internal import Glibc
internal import Synthesis

/// Plays a Standard MIDI File with a few voices of our own, over and over, without a seam. Its samples depend on the file
/// and the rate alone.
///
/// General MIDI's programs share some ten patches, and channel 10 has the drums. At most 32 notes and 12 strokes sound at
/// the same time. The loudness is set beforehand, by an estimate from the notes, and peaks are limited.
public struct MIDISynthesiser: Sendable {
    /// Samples that are rendered together, 1.3 ms: notes begin with a block.
    static let blockLength = 64
    /// LUFS: the bundled soundtrack's.
    private static let loudness = -18.0
    /// Of samples; true peaks are up to 1.5 dB above.
    private static let ceiling = Decibels.amplitude(-3.5)
    private static let reverbGain = 0.12

    private struct Block {
        var left = Array(repeating: 0.0, count: MIDISynthesiser.blockLength)
        var right = Array(repeating: 0.0, count: MIDISynthesiser.blockLength)
        var peak = 0.0
    }

    /// What its loudness is multiplied with, 0 to 1.
    public var volume = 1.0

    /// Seconds from the beginning of the piece to its first note.
    public let firstNote: Double

    private let length: Int
    private let gain: Double
    private var cursor: EventCursor
    private var pool: VoicePool
    private var reverb: Reverb
    private var limiter = PeakLimiter(ceiling: MIDISynthesiser.ceiling, firstPeak: 0)
    private var channelGains: [(left: Double, right: Double)]
    /// The sample of the piece with which the block after `next` begins.
    private var position = 0
    /// What is rendered and not handed out.
    private var next = Block()
    private var current = Block()
    private var used = MIDISynthesiser.blockLength
    private var currentGains = (start: 1.0, end: 1.0)

    /// A synthesiser of `sequence` at `sampleRate` samples a second; nil if there is no note in it.
    public init?(_ sequence: TimedSequence, sampleRate: Int) {
        let rate = Double(sampleRate)
        let events = SynthesisEvent.all(of: sequence, sampleRate: rate)
        guard let first = events.first(where: \.isStroke) else { return nil }
        firstNote = Double(first.sample) / rate
        // A piece without a length would go round in no time.
        length = max(sampleRate / 2, Int((sequence.duration * rate).rounded()))
        let estimate = LoudnessEstimate(events, length: length, sampleRate: rate)
        let decibels = min(
            30, max(-30, MIDISynthesiser.loudness - (estimate.level ?? MIDISynthesiser.loudness)))
        gain = Decibels.amplitude(decibels)
        cursor = EventCursor(events)
        pool = VoicePool(sampleRate: rate)
        reverb = Reverb(seconds: 1.2, damping: 0.4, sampleRate: rate)
        channelGains = pool.channels.map(\.gains)
        next = renderedBlock()
        limiter = PeakLimiter(ceiling: MIDISynthesiser.ceiling, firstPeak: next.peak)
    }

    /// Fills `samples` with the next ones, left and right in turn.
    public mutating func render(into samples: UnsafeMutableBufferPointer<Int16>) {
        for index in stride(from: 0, to: samples.count - 1, by: 2) {
            if used == MIDISynthesiser.blockLength { turn() }
            let place = Double(used) / Double(MIDISynthesiser.blockLength)
            let gain = volume * (currentGains.start + (currentGains.end - currentGains.start) * place)
            samples[index] = MIDISynthesiser.sample(current.left[used] * gain)
            samples[index + 1] = MIDISynthesiser.sample(current.right[used] * gain)
            used += 1
        }
    }

    private static func sample(_ value: Double) -> Int16 {
        // The comparisons are false for what is not a number, which no file is to bring about.
        guard value > -1 else { return value <= -1 ? -32_767 : 0 }
        return value < 1 ? Int16((value * 32_767).rounded()) : 32_767
    }

    private mutating func turn() {
        swap(&current, &next)
        next = renderedBlock()
        currentGains = limiter.gains(nextPeak: next.peak)
        used = 0
    }

    private mutating func renderedBlock() -> Block {
        cursor.advance(to: position, &pool)
        var block = Block()
        render(into: &block)
        pool.sweep()
        position += MIDISynthesiser.blockLength
        if position >= length {
            position -= length
            cursor.rewind()
            pool.startOver()
        }
        return block
    }

    private mutating func render(into block: inout Block) {
        let gains = pool.channels.map(\.gains)
        let before = channelGains
        let step = 1 / Double(MIDISynthesiser.blockLength)
        pool.eachNote { voice, sound, channel in
            // From where the channel's controllers were to where they are, so that no step is heard.
            let from = before[channel]
            let (left, right) = (gains[channel].left - from.left, gains[channel].right - from.right)
            for index in 0..<MIDISynthesiser.blockLength {
                let sample = voice.next()
                let place = Double(index) * step
                block.left[index] += sample.left * sound.level * (from.left + left * place)
                block.right[index] += sample.right * sound.level * (from.right + right * place)
            }
        }
        let drums = gains[VoicePool.drumChannel]
        pool.eachStroke { voice, kit in
            let sides = Panorama.gains(kit.place)
            let (left, right) = (kit.level * sides.left * drums.left, kit.level * sides.right * drums.right)
            for index in 0..<MIDISynthesiser.blockLength where !voice.isOver {
                let sample = voice.next() * 2.0.squareRoot()
                block.left[index] += sample * left
                block.right[index] += sample * right
            }
        }
        channelGains = gains
        finish(&block)
    }

    private mutating func finish(_ block: inout Block) {
        for index in 0..<MIDISynthesiser.blockLength {
            let (left, right) = (block.left[index] * gain, block.right[index] * gain)
            let room = reverb.process(left * MIDISynthesiser.reverbGain, right * MIDISynthesiser.reverbGain)
            block.left[index] = left + room.left
            block.right[index] = right + room.right
            block.peak = max(block.peak, abs(block.left[index]), abs(block.right[index]))
        }
    }
}
