internal import CSDL2
internal import CSDL2Mixer
internal import Glibc
internal import POSIX

/// A soundtrack on an open audio device, played over and over. One at a time in a process.
///
/// Opening may take forever on a broken audio system: do it on a thread that nobody waits for. `fadeOut` may be
/// called on another thread.
public final class SoundtrackPlayer: @unchecked Sendable {
    /// Fills memory with the samples that are played next, as the device has them; false if there are no more.
    public typealias Fill = @Sendable (UnsafeMutableRawBufferPointer) -> Bool

    private let source: Source
    private let ramp = VolumeRamp()

    private enum Source {
        case bundled(MixerLibrary, OpaquePointer)
        case stream(SDL_AudioDeviceID)
    }

    /// Samples per second of each channel.
    public static let rate = 44_100
    private static let channels = 2
    /// Frames of sound that are mixed at a time, 46 ms: long, so that the processor may sleep, and yet not much of a
    /// delay at the end.
    private static let bufferLength: Int32 = 2048
    /// Milliseconds from the mixer to the ear: a buffer is played while the next one waits, and a sound server has some
    /// of its own.
    private static let delay = 2 * Int(bufferLength) * 1_000 / rate + 30

    /// Opens the default audio device and decodes the beginning of the bundled soundtrack.
    public init() throws(MediaError) {
        try SoundtrackPlayer.checkServer()
        let mixer = try MediaError.of(MixerLibrary.init)
        let isOpen =
            mixer.open(
                Int32(SoundtrackPlayer.rate), UInt16(AUDIO_S16SYS), Int32(SoundtrackPlayer.channels),
                SoundtrackPlayer.bufferLength, nil, 0) == 0
        guard isOpen else { throw .last(SoundtrackPlayer.action) }
        source = .bundled(mixer, try SoundtrackFile(nil).load(with: mixer))
    }

    /// Opens the default audio device for what `fill` has: signed 16 bits, left and right in turn. `fill` is called on a
    /// thread of SDL's, to the end of the process, or until it has no more.
    public init(_ fill: @escaping Fill) throws(MediaError) {
        try SoundtrackPlayer.checkServer()
        guard SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 else { throw .last(SoundtrackPlayer.action) }
        let stream = SampleStream(fill, ramp, channels: SoundtrackPlayer.channels)
        var format = SDL_AudioSpec()
        format.freq = Int32(SoundtrackPlayer.rate)
        format.format = UInt16(AUDIO_S16SYS)
        format.channels = UInt8(SoundtrackPlayer.channels)
        format.samples = UInt16(SoundtrackPlayer.bufferLength)
        format.userdata = Unmanaged.passRetained(stream).toOpaque()
        format.callback = { stream, bytes, count in
            guard let stream, let bytes else { return }
            Unmanaged<SampleStream>.fromOpaque(stream).takeUnretainedValue()
                .fill(UnsafeMutableRawBufferPointer(start: bytes, count: Int(count)))
        }
        let device = SDL_OpenAudioDevice(nil, 0, &format, nil, 0)
        guard device != 0 else { throw .last(SoundtrackPlayer.action) }
        source = .stream(device)
    }

    private static let action = "cannot open an audio device"

    private static func checkServer() throws(MediaError) {
        guard SoundServer.ask() != .noSink else {
            throw MediaError(action, "the sound server has no output")
        }
    }

    /// Rate and channels of the device, for the log.
    public var deviceDescription: String {
        var rate = Int32(SoundtrackPlayer.rate)
        var format: UInt16 = 0
        var channels = Int32(SoundtrackPlayer.channels)
        if case .bundled(let mixer, _) = source { _ = mixer.query(&rate, &format, &channels) }
        let driver = SDL_GetCurrentAudioDriver().map { String(cString: $0) } ?? "unknown"
        return "\(rate) Hz, \(channels) channels, \(driver)"
    }

    /// Starts, from silence in `milliseconds`. The bundled soundtrack is played at `volume` per cent of full scale, 0 to
    /// 100; a volume outside of that counts as the nearest one inside. A stream has its own.
    public func fadeIn(volume: Int, milliseconds: Int) throws(MediaError) {
        ramp.go(to: 1, frames: SoundtrackPlayer.frames(milliseconds))
        switch source {
        case .bundled(let mixer, let music):
            // The device is open to the end of the process, whatever becomes of the player.
            mixer.setPostMix(
                { ramp, stream, byteCount in
                    guard let ramp, let stream else { return }
                    let bytes = UnsafeMutableRawBufferPointer(start: stream, count: Int(byteCount))
                    Unmanaged<VolumeRamp>.fromOpaque(ramp).takeUnretainedValue()
                        .apply(to: bytes.bindMemory(to: Int16.self), channels: SoundtrackPlayer.channels)
                }, Unmanaged.passRetained(ramp).toOpaque())
            _ = mixer.setVolume(Int32(MIX_MAX_VOLUME) * Int32(min(100, max(0, volume))) / 100)
            guard mixer.play(music, -1) == 0 else { throw .last("cannot play the soundtrack") }
        case .stream(let device): SDL_PauseAudioDevice(device, 0)
        }
    }

    /// Goes silent in `milliseconds`. Returns at once, with the milliseconds until the last sound has been played.
    public func fadeOut(milliseconds: Int) -> Int {
        ramp.go(to: 0, frames: SoundtrackPlayer.frames(milliseconds))
        return max(0, milliseconds) + SoundtrackPlayer.delay
    }

    private static func frames(_ milliseconds: Int) -> Int {
        min(60_000, max(0, milliseconds)) * rate / 1_000
    }
}

/// What is played on a device of SDL's, whose thread alone uses it.
private final class SampleStream: @unchecked Sendable {
    private var source: SoundtrackPlayer.Fill?
    private let ramp: VolumeRamp
    private let channels: Int

    init(_ source: @escaping SoundtrackPlayer.Fill, _ ramp: VolumeRamp, channels: Int) {
        (self.source, self.ramp, self.channels) = (source, ramp, channels)
    }

    func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        if source?(bytes) != true {
            source = nil
            bytes.initializeMemory(as: UInt8.self, repeating: 0)
        }
        ramp.apply(to: bytes.bindMemory(to: Int16.self), channels: channels)
    }
}
