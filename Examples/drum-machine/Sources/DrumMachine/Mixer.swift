import CSDL2

/// Nanoseconds of a clock that never goes back.
func now() -> Int64 {
    Int64(Double(SDL_GetPerformanceCounter()) / Double(SDL_GetPerformanceFrequency()) * 1e9)
}

/// One stroke on a drum, and where it went.
struct Stroke {
    var drum: Int
    /// MIDI's, 1 to 127.
    var velocity: Int
    /// When its last byte, or its key press, came.
    var time: Int64
    /// When the buffer was filled that begins with it, and that buffer's first frame.
    var mixed: (time: Int64, frame: Int) = (0, 0)
}

/// Plays drums over each other. What SDL's audio thread and others share is used under the device's lock.
final class Mixer: @unchecked Sendable {
    /// 4 ms: a stroke waits for the next buffer.
    private static let bufferLength: UInt16 = 192
    private static let maximumVoices = 32

    private let drums: [Drum]
    private var device: SDL_AudioDeviceID = 0
    private var waiting: [Stroke] = []
    private var played: [Stroke] = []
    private var voices: [(drum: Int, gain: Float, position: Int)] = []
    private var frame = 0

    init(_ drums: [Drum]) {
        self.drums = drums
        // The audio thread is not to wait for memory.
        waiting.reserveCapacity(256)
        played.reserveCapacity(4_096)
        voices.reserveCapacity(Mixer.maximumVoices)
    }

    /// Opens the audio device and starts. Returns false if there is none.
    func start() -> Bool {
        var spec = SDL_AudioSpec()
        spec.freq = Int32(Drum.rate)
        spec.format = UInt16(AUDIO_F32SYS)
        spec.channels = 2
        spec.samples = Mixer.bufferLength
        spec.userdata = Unmanaged.passRetained(self).toOpaque()
        spec.callback = { mixer, stream, byteCount in
            guard let mixer, let stream else { return }
            let samples = UnsafeMutableRawBufferPointer(start: stream, count: Int(byteCount))
            Unmanaged<Mixer>.fromOpaque(mixer).takeUnretainedValue().fill(samples.bindMemory(to: Float.self))
        }
        device = SDL_OpenAudioDevice(nil, 0, &spec, nil, 0)
        SDL_PauseAudioDevice(device, 0)
        return device != 0
    }

    /// Strikes a drum, as soon as a buffer is filled. May be called on any thread.
    func strike(_ stroke: Stroke) {
        SDL_LockAudioDevice(device)
        // Nobody hears more of them apart.
        if waiting.count < 256 { waiting.append(stroke) }
        SDL_UnlockAudioDevice(device)
    }

    /// The strokes since the last call that are in a buffer.
    func takePlayed() -> [Stroke] {
        SDL_LockAudioDevice(device)
        defer {
            played.removeAll(keepingCapacity: true)
            SDL_UnlockAudioDevice(device)
        }
        return played
    }

    /// Fills a buffer of left and right samples. SDL calls it under the lock.
    private func fill(_ samples: UnsafeMutableBufferPointer<Float>) {
        let time = now()
        for var stroke in waiting {
            stroke.mixed = (time, frame)
            if played.count < 4_096 { played.append(stroke) }
            if voices.count == Mixer.maximumVoices { voices.removeFirst() }
            let loudness = Float(stroke.velocity) / 127
            voices.append((stroke.drum, 0.5 * loudness * loudness, 0))
        }
        waiting.removeAll(keepingCapacity: true)
        samples.update(repeating: 0)
        for index in voices.indices {
            let (sound, gain, start) = (
                drums[voices[index].drum].samples, voices[index].gain, voices[index].position
            )
            let count = min(samples.count / 2, sound.count - start)
            for place in 0..<2 * count { samples[place] += sound[start + place / 2] * gain }
            voices[index].position += count
        }
        voices.removeAll { $0.position >= drums[$0.drum].samples.count }
        for index in samples.indices { samples[index] = min(1, max(-1, samples[index])) }
        frame += samples.count / 2
    }
}
