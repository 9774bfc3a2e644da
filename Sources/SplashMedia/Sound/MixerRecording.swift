internal import CSDL2
internal import CSDL2Mixer
internal import Glibc
internal import POSIX

/// What SDL2_mixer decodes, without a device.
///
/// SDL2_mixer decodes only for an audio device, on the thread of that device. `Mix_LoadWAV`, which needs no thread, would
/// put a whole hour into memory and cannot do modules. So the device is SDL's disk driver, which writes to the null device
/// and does not wait between two buffers. What it writes before the music begins depends on the machine; therefore the
/// music is started on that very thread, between two buffers, and the first sample of the next one is its first.
final class MixerRecording: @unchecked Sendable {
    typealias Take = SoundtrackRecording.Take

    private static let bufferLength: Int32 = 2048

    private enum Phase {
        case waiting, playing, done
    }

    private let mixer: MixerLibrary
    private let file: SoundtrackFile
    // All but the semaphores belong to the device's thread, once `start` has let it go, until it says that it is done.
    private var music: OpaquePointer?
    private var phase = Phase.waiting
    private var remainingBytes = 0
    private var take: Take = { _ in false }
    private var failure: MediaError?
    private let start = Semaphore()
    private let end = Semaphore()

    /// Decodes the beginning of `file`, for `rate` samples per second. `volume` is in per cent of full scale, 0 to 100.
    /// Calls `whenOpen` once SDL has the threads that it needs, and before anything is decoded.
    init(_ file: SoundtrackFile, volume: Int, rate: Int, whenOpen: () -> Void) throws(MediaError) {
        MixerRecording.prepare()
        self.file = file
        mixer = try MediaError.of(MixerLibrary.init)
        let isOpen = mixer.open(
            Int32(rate), UInt16(AUDIO_S16LSB), Int32(SoundtrackRecording.channels),
            MixerRecording.bufferLength, nil, 0)
        guard isOpen == 0 else { throw .last("cannot open SDL's disk driver") }
        _ = mixer.setVolume(Int32(MIX_MAX_VOLUME) * Int32(volume) / 100)
        // From now on the device's thread waits for its music, and takes no time.
        mixer.setPostMix(
            { this, bytes, count in
                guard let this, let bytes else { return }
                let recording = Unmanaged<MixerRecording>.fromOpaque(this).takeUnretainedValue()
                recording.mixed(UnsafeRawBufferPointer(start: bytes, count: Int(count)))
            }, Unmanaged.passRetained(self).toOpaque())
        whenOpen()
        do throws(MediaError) {
            music = try file.load(with: mixer)
        } catch {
            close()
            throw error
        }
    }

    private static func prepare() {
        let settings = [
            ("SDL_AUDIODRIVER", "disk"), ("SDL_DISKAUDIOFILE", "/dev/null"), ("SDL_DISKAUDIODELAY", "0"),
            ("SDL_AUDIO_DRIVER", "disk"), ("SDL_AUDIO_DISK_OUTPUT_FILE", "/dev/null"),
            ("SDL_AUDIO_DISK_TIMESCALE", "0"),
        ]
        for (name, value) in settings { MixerLibrary.set(name, value) }
        // FluidSynth decodes sound fonts with OpenMP, whose library ends the process where it gets no thread.
        for name in ["OMP_NUM_THREADS", "OMP_THREAD_LIMIT"] { setenv(name, "1", 1) }
        // SDL looks for it, starts one if need be, and nothing here needs it.
        setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1)
    }

    /// Renders `frames` frames from the music's beginning, and hands them to `take` in pieces, on a thread of SDL's.
    /// Returns when `take` has them all, or wants no more. Call it once.
    func render(frames: Int, _ take: @escaping Take) throws(MediaError) {
        self.take = take
        remainingBytes = min(frames, Int.max / SoundtrackRecording.frameSize) * SoundtrackRecording.frameSize
        start.signal()
        end.wait()
        mixer.close()
        if let failure { throw failure }
    }

    /// Closes the device, which has not played.
    func close() {
        phase = .done
        start.signal()
        mixer.close()
    }

    private func mixed(_ bytes: UnsafeRawBufferPointer) {
        switch phase {
        case .waiting:
            start.wait()
            // It may have been closed instead.
            guard phase == .waiting else { return }
            phase = .playing
            if mixer.play(music, -1) != 0 { finish(.last("cannot play the soundtrack")) }
        case .playing: record(bytes)
        case .done: break
        }
    }

    private func record(_ bytes: UnsafeRawBufferPointer) {
        // It plays for ever, unless the decoder gives up.
        guard mixer.isPlaying() != 0 else { return finish(file.failure) }
        let piece = UnsafeRawBufferPointer(rebasing: bytes.prefix(remainingBytes))
        remainingBytes -= piece.count
        let wantsMore = take(piece)
        if !wantsMore || remainingBytes == 0 { finish(nil) }
    }

    private func finish(_ failure: MediaError?) {
        self.failure = failure
        phase = .done
        end.signal()
    }
}
