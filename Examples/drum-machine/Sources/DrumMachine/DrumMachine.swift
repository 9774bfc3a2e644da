import CSDL2
import CamelSDL
import Glibc
import MIDI
import Synchronization

/// Drums that MIDI messages and the computer's keyboard strike, and a camel that walks to them.
final class DrumMachine: Sendable {
    private let drums: [Drum]
    private let mixer: Mixer
    private let tempo = Mutex(Tempo())

    /// With the WAV files of a directory, `kick.wav` and so on, in place of the drums that they are called like.
    init(samples directory: String?) {
        drums = Drum.all().map { drum in
            directory.flatMap { drum.sounding(like: "\($0)/\(drum.name).wav") } ?? drum
        }
        mixer = Mixer(drums)
    }

    /// Plays what a message says. The bass drum taps the tempo.
    func receive(_ message: MIDIMessage) {
        guard let note = message.noteOn else { return }
        strike(drums.firstIndex { $0.keys.contains(note.key) }, note.velocity)
    }

    private func strike(_ drum: Int?, _ velocity: Int) {
        guard let drum else { return }
        let time = now()
        mixer.strike(Stroke(drum: drum, velocity: velocity, time: time))
        if drum == 0 { tempo.withLock { $0.tap(at: time) } }
    }

    /// Plays until Escape or for `seconds`. With `isTelling`, each stroke is a line on standard output: its drum,
    /// velocity, the times of its byte and of its buffer in nanoseconds, and its frame.
    func run(seconds: Double, isTelling: Bool) throws(AnimationError) {
        guard mixer.start() else { throw AnimationError.last("cannot open an audio device") }
        var stage = try Stage(lamps: drums.count)
        let start = now()
        while Double(now() - start) < seconds * 1e9, !takeKeys() {
            for stroke in mixer.takePlayed() {
                stage.light(stroke)
                guard isTelling else { continue }
                let (time, frame) = stroke.mixed
                print(drums[stroke.drum].name, stroke.velocity, stroke.time, time, frame)
            }
            fflush(nil)
            let time = now()
            try stage.draw(at: time, phase: tempo.withLock { $0.phase(at: time) })
            SDL_Delay(8)
        }
    }

    /// Plays the keys that have been pressed: letters are drums, the space bar taps the tempo. Returns whether to end.
    private func takeKeys() -> Bool {
        var event = SDL_Event()
        while SDL_PollEvent(&event) != 0 {
            let code = UInt32(bitPattern: event.key.keysym.sym)
            let isKey = event.type == SDL_KEYDOWN.rawValue && event.key.repeat == 0
            let isEscape = isKey && code == UInt32(SDLK_ESCAPE.rawValue)
            if event.type == SDL_QUIT.rawValue || isEscape { return true }
            guard isKey, let letter = UnicodeScalar(code) else { continue }
            if letter == " " { tempo.withLock { $0.tap(at: now()) } }
            strike(drums.firstIndex { $0.letter == letter }, 100)
        }
        return false
    }
}
