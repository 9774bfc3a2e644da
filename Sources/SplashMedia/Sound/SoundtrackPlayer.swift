internal import CSoundtrack
internal import CSDL2
internal import CSDL2Mixer
internal import Glibc
public import POSIX
internal import CamelSDL

/// A soundtrack on an open audio device, played over and over. One at a time in a process.
///
/// Opening may take forever on a broken audio system: do it on a thread that nobody waits for. `fadeOut` may be
/// called on another thread.
public final class SoundtrackPlayer: @unchecked Sendable {
    private let mixer: MixerLibrary
    private let music: OpaquePointer
    private let bytes: UnsafeRawBufferPointer

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
    public init(path: ByteString?) throws(MediaError) {
        guard SoundServer.ask() != .noSink else {
            throw MediaError("cannot open an audio device", "the sound server has no output")
        }
        mixer = try MediaError.of(MixerLibrary.init)
        // The mixer calls SDL by itself, which knows the hints only once a function of it has been called from here.
        guard SDL_InitSubSystem(SDL_INIT_AUDIO) == 0 else { throw .last("cannot open an audio device") }
        let isOpen =
            mixer.open(
                SoundtrackPlayer.rate, UInt16(AUDIO_S16SYS), Int32(SoundtrackPlayer.channels),
                SoundtrackPlayer.bufferLength, nil, 0) == 0
        guard isOpen else {
            throw .last("cannot open an audio device")
        }
        // The stream reads from these bytes as long as it plays: to the end of the process.
        bytes =
            try path.map { path throws(MediaError) in try SoundtrackPlayer.fileBytes(path) }
            ?? SoundtrackPlayer.bundledBytes
        let stream = SDL_RWFromConstMem(bytes.baseAddress, Int32(clamping: bytes.count))
        guard let music = mixer.load(stream, 1) else {
            throw .last("cannot decode \(path?.description ?? "the bundled soundtrack")")
        }
        self.music = music
    }

    /// Whether the file at `path` could be played, without making a sound: with SDL's dummy device.
    public static func check(_ path: ByteString) throws(MediaError) {
        SDL_SetHintWithPriority("SDL_AUDIODRIVER", "dummy", SDL_HINT_OVERRIDE)
        setenv("SDL_AUDIODRIVER", "dummy", 1)
        _ = try SoundtrackPlayer(path: path)
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
    /// counts as the nearest one inside.
    public func fadeIn(volume: Int, milliseconds: Int) throws(MediaError) {
        _ = mixer.setVolume(Int32(MIX_MAX_VOLUME) * Int32(min(100, max(0, volume))) / 100)
        // The device is open to the end of the process, whatever becomes of the player.
        let ramp = Unmanaged.passRetained(ramp).toOpaque()
        mixer.setPostMix({ SoundtrackPlayer.mixed(ramp: $0, $1, byteCount: $2) }, ramp)
        self.ramp.go(to: 1, frames: SoundtrackPlayer.frames(milliseconds))
        guard mixer.play(music, -1) == 0 else { throw .last("cannot play the soundtrack") }
    }

    /// Goes silent in `milliseconds`. Returns at once, with the milliseconds until the last sound has been played.
    public func fadeOut(milliseconds: Int) -> Int {
        ramp.go(to: 0, frames: SoundtrackPlayer.frames(milliseconds))
        return max(0, milliseconds) + SoundtrackPlayer.delay
    }

    private static func frames(_ milliseconds: Int) -> Int {
        min(60_000, max(0, milliseconds)) * Int(rate) / 1_000
    }

    /// What SDL_mixer calls, on a thread of SDL's, for each buffer before it is played.
    private static func mixed(
        ramp: UnsafeMutableRawPointer?, _ stream: UnsafeMutablePointer<UInt8>?, byteCount: Int32
    ) {
        guard let ramp, let stream else { return }
        let count = Int(byteCount) / MemoryLayout<Int16>.stride
        stream.withMemoryRebound(to: Int16.self, capacity: count) { samples in
            let ramp = Unmanaged<VolumeRamp>.fromOpaque(ramp).takeUnretainedValue()
            ramp.apply(to: UnsafeMutableBufferPointer(start: samples, count: count), channels: channels)
        }
    }

    private static var bundledBytes: UnsafeRawBufferPointer {
        let soundtrack = camelwalk_soundtrack()
        return UnsafeRawBufferPointer(start: soundtrack.bytes, count: soundtrack.count)
    }

    private static func fileBytes(_ path: ByteString) throws(MediaError) -> UnsafeRawBufferPointer {
        let file = try MediaError.of { () throws(AnimationError) in try FileBytes(path) }
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: file.bytes.count, alignment: 16)
        copy.copyBytes(from: file.bytes)
        return UnsafeRawBufferPointer(copy)
    }
}
