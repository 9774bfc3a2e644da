internal import MIDISynthesis
public import POSIX

/// A soundtrack that is rendered without a device, over and over, as fast as it can be: the same samples on every run. One
/// at a time in a process, and no ``SoundtrackPlayer`` beside it.
///
/// MIDI files always sound with our own voices, so that every machine renders the same.
public struct SoundtrackRecording: Sendable {
    /// Takes samples, interleaved; false if no more are wanted.
    public typealias Take = @Sendable (UnsafeRawBufferPointer) -> Bool

    /// Samples per second of each channel: the bundled soundtrack's own rate, and that of most videos. SDL 2.26 makes a beat
    /// of it 0.5 ms too short if it has to convert it to 44100.
    public static let rate = 48_000
    /// Left and right.
    public static let channels = 2
    /// Bytes of the samples of one moment: signed 16 bits, low byte first, for each channel.
    public static let frameSize = 2 * channels
    private static let bufferLength = 4_096

    private enum Source {
        case mixer(MixerRecording), synthesiser(MIDISynthesiser)
    }

    private let source: Source

    /// Opens the file at `path`, or the bundled soundtrack, and decodes its beginning. `volume` is in per cent of full
    /// scale, 0 to 100; a volume outside of that counts as the nearest one inside.
    public init(path: ByteString?, volume: Int) throws(MediaError) {
        let file = try SoundtrackFile(path)
        let volume = min(100, max(0, volume))
        guard file.isMIDI else {
            source = .mixer(try MixerRecording(file, volume: volume))
            return
        }
        var synthesiser = try file.synthesiser(sampleRate: SoundtrackRecording.rate)
        synthesiser.volume = Double(volume) / 100
        source = .synthesiser(synthesiser)
    }

    /// Renders `frames` frames from the music's beginning, and hands them to `take` in pieces, perhaps on another thread.
    /// Returns when `take` has them all, or wants no more. Call it once.
    public func render(frames: Int, _ take: @escaping Take) throws(MediaError) {
        switch source {
        case .mixer(let recording): try recording.render(frames: frames, take)
        case .synthesiser(let synthesiser): SoundtrackRecording.render(frames, of: synthesiser, take)
        }
    }

    private static func render(_ frames: Int, of synthesiser: MIDISynthesiser, _ take: Take) {
        var (synthesiser, remaining) = (synthesiser, frames)
        var samples = [Int16](repeating: 0, count: channels * bufferLength)
        var wantsMore = true
        while remaining > 0, wantsMore {
            let count = min(remaining, bufferLength)
            samples.withUnsafeMutableBufferPointer { synthesiser.render(into: $0) }
            for index in samples.indices { samples[index] = samples[index].littleEndian }
            wantsMore = samples.withUnsafeBytes {
                take(UnsafeRawBufferPointer(rebasing: $0.prefix(count * frameSize)))
            }
            remaining -= count
        }
    }
}
