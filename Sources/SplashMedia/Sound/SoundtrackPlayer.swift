internal import CSDL2
internal import CSDL2Mixer
internal import Glibc
public import POSIX

/// A soundtrack on an open audio device, played over and over. One at a time in a process.
///
/// Opening may take forever on a broken audio system: do it on a thread that nobody waits for. `fadeOut` may be
/// called on another thread.
public final class SoundtrackPlayer: @unchecked Sendable {
    private let mixer: MixerLibrary
    private let source: Source
    private let file: SoundtrackFile

    private enum Source {
        /// With what is played if it stays silent.
        case mixer(OpaquePointer, SilenceWatch?)
        case synthesiser(SynthesisedMusic, MediaError)
    }

    private let ramp = VolumeRamp()

    private static let rate: Int32 = 44_100
    private static let channels = 2
    /// Frames of sound that are mixed at a time, 46 ms: long, so that the processor may sleep, and yet not much of a
    /// delay at the end.
    private static let bufferLength: Int32 = 2048
    /// Milliseconds from the mixer to the ear: a buffer is played while the next one waits, and a sound server has some
    /// of its own.
    private static let delay = 2 * Int(bufferLength) * 1_000 / Int(rate) + 30

    /// Opens the default audio device and decodes the beginning of the file at `path`, or of the bundled
    /// soundtrack.
    public convenience init(path: ByteString?) throws(MediaError) {
        try self.init(file: try SoundtrackFile(path))
    }

    /// The same of `file`, which is read once the device is open.
    private init(file read: @autoclosure () throws(MediaError) -> SoundtrackFile) throws(MediaError) {
        guard SoundServer.ask() != .noSink else {
            throw MediaError("cannot open an audio device", "the sound server has no output")
        }
        mixer = try MediaError.of(MixerLibrary.init)
        let isOpen =
            mixer.open(
                SoundtrackPlayer.rate, UInt16(AUDIO_S16SYS), Int32(SoundtrackPlayer.channels),
                SoundtrackPlayer.bufferLength, nil, 0) == 0
        guard isOpen else {
            throw .last("cannot open an audio device")
        }
        // The stream reads from these bytes as long as it plays: to the end of the process.
        file = try read()
        source = try SoundtrackPlayer.source(file, mixer)
    }

    /// SDL2_mixer plays MIDI files if FluidSynth or Timidity and instruments for them are installed. It says so only when
    /// it loads one, or not at all.
    private static func source(_ file: SoundtrackFile, _ mixer: MixerLibrary) throws(MediaError) -> Source {
        do throws(MediaError) {
            let music = try file.load(with: mixer)
            guard file.isMIDI, let synthesiser = try? file.synthesiser(sampleRate: Int(rate)) else {
                return .mixer(music, nil)
            }
            return .mixer(music, SilenceWatch(SynthesisedMusic(synthesiser), sampleRate: Int(rate)))
        } catch {
            guard file.isMIDI else { throw error }
            let synthesiser = try file.synthesiser(sampleRate: Int(rate))
            return .synthesiser(SynthesisedMusic(synthesiser), error)
        }
    }

    /// Why our own voices play a MIDI file; nil if SDL2_mixer plays it, or it is none.
    public var reasonToSynthesise: MediaError? {
        if case .synthesiser(_, let error) = source { error } else { nil }
    }

    /// Whether the file at `path` could be played, without making a sound: with SDL's dummy device.
    public static func check(_ path: ByteString) throws(MediaError) {
        // Of a MIDI file, our own voices know that, and SDL2_mixer would first load a sound font, which takes a second.
        let file = try SoundtrackFile(path)
        if file.isMIDI, (try? file.synthesiser(sampleRate: Int(rate))) != nil { return }
        MixerLibrary.set("SDL_AUDIODRIVER", "dummy")
        _ = try SoundtrackPlayer(file: file)
    }

    /// Rate and channels of the device, for the log.
    public var deviceDescription: String {
        var rate: Int32 = 0
        var format: UInt16 = 0
        var channels: Int32 = 0
        _ = mixer.query(&rate, &format, &channels)
        let driver = SDL_GetCurrentAudioDriver().map { String(cString: $0) } ?? "unknown"
        return "\(rate) Hz, \(channels) channels, \(driver)"
    }

    /// Starts at `volume` per cent of full scale, 0 to 100, from silence in `milliseconds`. A volume outside of that
    /// counts as the nearest one inside. Calls `whenSilent` on a thread of SDL's if SDL2_mixer plays nothing of a MIDI file
    /// and our own voices do it instead.
    public func fadeIn(
        volume: Int, milliseconds: Int, whenSilent: @escaping @Sendable () -> Void = {}
    ) throws(MediaError) {
        let volume = min(100, max(0, volume))
        let mixing = Mixing(mixer, ramp, volume: volume, channels: SoundtrackPlayer.channels, whenSilent)
        if case .mixer(_, let watch) = source { mixing.watch = watch }
        // The device is open to the end of the process, whatever becomes of the player.
        mixer.setPostMix(
            { mixing, stream, byteCount in
                guard let mixing, let stream else { return }
                let bytes = UnsafeMutableRawBufferPointer(start: stream, count: Int(byteCount))
                Unmanaged<Mixing>.fromOpaque(mixing).takeUnretainedValue()
                    .mixed(bytes.bindMemory(to: Int16.self))
            }, Unmanaged.passRetained(mixing).toOpaque())
        ramp.go(to: 1, frames: SoundtrackPlayer.frames(milliseconds))
        switch source {
        case .mixer(let music, _):
            _ = mixer.setVolume(Int32(MIX_MAX_VOLUME) * Int32(volume) / 100)
            guard mixer.play(music, -1) == 0 else { throw .last("cannot play the soundtrack") }
        case .synthesiser(let music, _): music.hook(into: mixer, volume: volume)
        }
    }

    /// Goes silent in `milliseconds`. Returns at once, with the milliseconds until the last sound has been played.
    public func fadeOut(milliseconds: Int) -> Int {
        ramp.go(to: 0, frames: SoundtrackPlayer.frames(milliseconds))
        return max(0, milliseconds) + SoundtrackPlayer.delay
    }

    private static func frames(_ milliseconds: Int) -> Int {
        min(60_000, max(0, milliseconds)) * Int(rate) / 1_000
    }
}
