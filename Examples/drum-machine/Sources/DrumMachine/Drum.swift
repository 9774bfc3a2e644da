import CSDL2
import Glibc

/// What a drum sounds like when it is struck as hard as can be.
struct Drum {
    let name: String
    /// The keys of General MIDI's percussion that strike it.
    let keys: Set<Int>
    /// The key of the computer's keyboard that strikes it.
    let letter: UnicodeScalar
    /// One channel at `Drum.rate` frames a second, -1 to 1.
    var samples: [Float]

    static let rate = 48_000

    /// The drums of the machine, synthesised.
    static func all() -> [Drum] {
        let snare = mix(membrane(180, drop: 0.5, seconds: 0.15), noise(0.18, brightness: 0.4))
        // Hands, and the room.
        let clap = mix(
            noise(0.03, brightness: 0.6), Array(repeating: 0, count: 900) + noise(0.2, brightness: 0.6))
        return [
            Drum(name: "kick", keys: [35, 36], letter: "a", samples: membrane(50, drop: 2, seconds: 0.3)),
            Drum(name: "snare", keys: [38, 40], letter: "s", samples: snare),
            Drum(name: "hat", keys: [42, 44], letter: "d", samples: noise(0.06, brightness: 0.95)),
            Drum(
                name: "open-hat", keys: [46, 49, 51, 57], letter: "f", samples: noise(0.5, brightness: 0.9)),
            Drum(name: "rim", keys: [37, 56], letter: "g", samples: membrane(820, drop: 0.1, seconds: 0.05)),
            Drum(name: "clap", keys: [39, 54], letter: "h", samples: clap),
            Drum(
                name: "low-tom", keys: [41, 43, 45], letter: "j",
                samples: membrane(90, drop: 0.8, seconds: 0.35)),
            Drum(
                name: "high-tom", keys: [47, 48, 50], letter: "k",
                samples: membrane(150, drop: 0.8, seconds: 0.3)),
        ]
    }

    /// Samples of `seconds` that `sample` makes from the time in seconds and what is left of a straight fall from 1 to 0.
    private static func made(_ seconds: Double, _ sample: (Double, Double) -> Double) -> [Float] {
        (0..<Int(seconds * Double(rate))).map { index in
            let time = Double(index) / Double(rate)
            // Half a millisecond of rise keeps the first sample from clicking.
            return Float(sample(time, 1 - time / seconds) * min(1, time / 0.0005))
        }
    }

    /// A skin: a sine that comes down to `pitch` Hz from `drop` octaves above.
    private static func membrane(_ pitch: Double, drop: Double, seconds: Double) -> [Float] {
        var phase = 0.0
        return made(seconds) { time, left in
            phase += pitch * exp2(drop * exp(-time / 0.03)) / Double(rate)
            return 0.9 * sin(2 * .pi * phase) * left * left
        }
    }

    /// Noise that dies away; `brightness`, 0 to 1, is how much of its low part is missing.
    private static func noise(_ seconds: Double, brightness: Double) -> [Float] {
        var low = 0.0
        return made(seconds) { _, left in
            let white = Double.random(in: -1...1)
            low += 0.2 * (white - low)
            return 0.6 * (white - brightness * low) * left * left * left
        }
    }

    private static func mix(_ first: [Float], _ second: [Float]) -> [Float] {
        (0..<max(first.count, second.count)).map { index in
            0.7 * ((index < first.count ? first[index] : 0) + (index < second.count ? second[index] : 0))
        }
    }

    /// The same drum with the sound of the WAV file at `path`, if SDL can read that.
    func sounding(like path: String) -> Drum? {
        var spec = SDL_AudioSpec()
        var bytes: UnsafeMutablePointer<UInt8>?
        var count: UInt32 = 0
        guard SDL_LoadWAV_RW(SDL_RWFromFile(path, "rb"), 1, &spec, &bytes, &count) != nil else { return nil }
        defer { SDL_FreeWAV(bytes) }
        let stream = SDL_NewAudioStream(
            spec.format, spec.channels, spec.freq, UInt16(AUDIO_F32SYS), 1, Int32(Drum.rate))
        defer { SDL_FreeAudioStream(stream) }
        SDL_AudioStreamPut(stream, bytes, Int32(clamping: count))
        SDL_AudioStreamFlush(stream)
        let size = max(0, SDL_AudioStreamAvailable(stream))
        var drum = self
        drum.samples = [Float](unsafeUninitializedCapacity: Int(size) / 4) { buffer, filled in
            filled = Int(max(0, SDL_AudioStreamGet(stream, buffer.baseAddress, size))) / 4
        }
        return drum
    }
}
