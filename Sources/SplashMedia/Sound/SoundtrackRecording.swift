internal import MIDISynthesis
public import POSIX

/// A soundtrack that is rendered without a device, over and over, as fast as it can be: the same samples on every run. One
/// at a time in a process, and no ``SoundtrackPlayer`` beside it.
public final class SoundtrackRecording: @unchecked Sendable {
    /// Takes samples, interleaved; false if no more are wanted.
    public typealias Take = @Sendable (UnsafeRawBufferPointer) -> Bool

    /// Samples per second of each channel of a file: the bundled soundtrack's own rate, and that of most videos. SDL 2.26
    /// makes a beat of it 0.5 ms too short if it has to convert it to 44100.
    public static let rate = 48_000
    /// Left and right.
    public static let channels = 2
    /// Bytes of the samples of one moment: signed 16 bits, low byte first, for each channel.
    public static let frameSize = 2 * channels
    private static let bufferLength = 4_096

    /// Who plays MIDI files.
    public enum Instruments: Sendable {
        /// Our own voices, so that every machine renders the same.
        case own
        /// SDL2_mixer, if FluidSynth or Timidity and instruments for them are installed; else our own voices.
        case installed
    }

    private enum Source {
        /// With who plays if SDL2_mixer is silent.
        case mixer(MixerRecording, MIDISynthesiser?)
        case synthesiser(MIDISynthesiser)
    }

    private let source: Source
    private let name: String
    private let rate: Int
    /// Why our own voices play what SDL2_mixer was to play; nil if they do not. Known when the first samples come.
    public private(set) var reasonToSynthesise: MediaError?

    /// Opens the file at `path`, or the bundled soundtrack, and decodes its beginning. `volume` is in per cent of full
    /// scale, 0 to 100; a volume outside of that counts as the nearest one inside. Calls `whenOpen` once there are the
    /// threads that are needed, and before anything is decoded.
    public init(
        path: ByteString?, volume: Int, rate: Int = rate, instruments: Instruments = .own,
        whenOpen: () -> Void = {}
    ) throws(MediaError) {
        let file = try SoundtrackFile(path)
        let volume = min(100, max(0, volume))
        self.rate = rate
        name = path?.description ?? "the bundled soundtrack"
        if file.isMIDI, instruments == .own {
            whenOpen()
            source = .synthesiser(try file.synthesiser(sampleRate: rate, volume: volume))
            return
        }
        do throws(MediaError) {
            let recording = try MixerRecording(file, volume: volume, rate: rate, whenOpen: whenOpen)
            let substitute = file.isMIDI ? try? file.synthesiser(sampleRate: rate, volume: volume) : nil
            source = .mixer(recording, substitute)
        } catch {
            // SDL2_mixer says so only when it loads one, or not at all.
            guard file.isMIDI else { throw error }
            source = .synthesiser(try file.synthesiser(sampleRate: rate, volume: volume))
            reasonToSynthesise = error
        }
    }

    /// Whether the file at `path` could be played. Calls `whenOpen` as ``init(path:volume:rate:instruments:whenOpen:)`` does.
    public static func check(_ path: ByteString, whenOpen: () -> Void) throws(MediaError) {
        // Of a MIDI file, our own voices know that, and SDL2_mixer would first load a sound font, which takes a second.
        let file = try SoundtrackFile(path)
        if file.isMIDI, (try? file.synthesiser(sampleRate: rate, volume: 0)) != nil { return }
        try MixerRecording(file, volume: 0, rate: rate, whenOpen: whenOpen).close()
    }

    /// Renders `frames` frames from the music's beginning, and hands them to `take` in pieces, perhaps on another thread.
    /// Returns when `take` has them all, or wants no more. Call it once.
    public func render(frames: Int, _ take: @escaping Take) throws(MediaError) {
        switch source {
        case .mixer(let recording, nil): try recording.render(frames: frames, take)
        case .mixer(let recording, let synthesiser?):
            let beginning = Beginning(SilenceWatch(firstNote: synthesiser.firstNote, sampleRate: rate), take)
            try recording.render(frames: frames) { beginning.take($0) }
            guard beginning.isSilent else { return }
            reasonToSynthesise = MediaError("cannot play \(name)", "SDL2_mixer has no instruments")
            SoundtrackRecording.render(frames, of: synthesiser, take)
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

/// The beginning of a MIDI file as SDL2_mixer plays it, which is kept until something is heard of it. One thread at a time
/// uses it.
private final class Beginning: @unchecked Sendable {
    private var watch: SilenceWatch?
    /// Whether nothing is heard of it.
    private(set) var isSilent = false
    private let next: SoundtrackRecording.Take

    init(_ watch: SilenceWatch, _ next: @escaping SoundtrackRecording.Take) {
        (self.watch, self.next) = (watch, next)
    }

    func take(_ samples: UnsafeRawBufferPointer) -> Bool {
        switch watch?.look(at: samples) {
        case .unknown: return true
        case .silence:
            isSilent = true
            return false
        case .sound:
            let silence = watch?.silence ?? 0
            watch = nil
            return giveSilence(silence) && next(samples)
        case nil: return next(samples)
        }
    }

    private func giveSilence(_ count: Int) -> Bool {
        let silence = [UInt8](repeating: 0, count: 4_096)
        return stride(from: 0, to: count, by: silence.count).allSatisfy { start in
            silence.withUnsafeBytes {
                next(UnsafeRawBufferPointer(rebasing: $0.prefix(count - start)))
            }
        }
    }
}
