internal import MIDI
internal import Synthesis

/// All that sounds, and the channels that it sounds on. Bounded: a new note takes the place of the oldest.
struct VoicePool {
    /// A pitched note.
    struct Note {
        var voice: Voice
        let sound: MelodicVoice
        let channel: Int
        let key: Int
        /// Whether its key is down.
        var isDown = true
    }

    /// A stroke on a drum.
    struct Stroke {
        var voice: DrumVoice
        let kit: DrumKit
    }

    static let maximumNotes = 32
    static let maximumStrokes = 12
    /// The channel of the drums, General MIDI's tenth.
    static let drumChannel = 9

    private(set) var notes: [Note] = []
    private(set) var strokes: [Stroke] = []
    private(set) var channels = Array(repeating: MIDIChannel(), count: 16)
    private let clock: Clock
    private var seed = 0

    init(sampleRate: Double) {
        clock = Clock(sampleRate: sampleRate, secondsPerBeat: 0.5)
        notes.reserveCapacity(VoicePool.maximumNotes + 1)
        strokes.reserveCapacity(VoicePool.maximumStrokes + 1)
    }

    /// Does what `event` says.
    mutating func apply(_ event: SynthesisEvent) {
        switch event.kind {
        case .noteOn where event.second > 0: strike(event)
        case .noteOn, .noteOff: release(event.channel, event.first)
        case .controlChange: control(event)
        case .programChange: channels[event.channel].program = event.first
        case .pitchBendChange: channels[event.channel].bend(to: event.second << 7 | event.first)
        case .polyphonicKeyPressure, .channelPressure: break
        }
    }

    /// Lets go of everything, and forgets what the controllers said.
    mutating func startOver() {
        for index in notes.indices { notes[index].voice.release() }
        channels = Array(repeating: MIDIChannel(), count: 16)
    }

    /// Takes away what has fallen silent.
    mutating func sweep() {
        notes.removeAll { $0.voice.isOver }
        strokes.removeAll { $0.voice.isOver }
    }

    /// Calls `body` with each note, its gains ahead of the channel's, which is bent as its channel is.
    mutating func eachNote(_ body: (inout Voice, MelodicVoice, Int) -> Void) {
        for index in notes.indices {
            let channel = notes[index].channel
            notes[index].voice.bend = channels[channel].bendRatio
            body(&notes[index].voice, notes[index].sound, channel)
        }
    }

    /// Calls `body` with each stroke.
    mutating func eachStroke(_ body: (inout DrumVoice, DrumKit) -> Void) {
        for index in strokes.indices { body(&strokes[index].voice, strokes[index].kit) }
    }

    private mutating func strike(_ event: SynthesisEvent) {
        seed &+= 1
        let velocity = Double(event.second) / 127
        guard event.channel != VoicePool.drumChannel else {
            if strokes.count == VoicePool.maximumStrokes { strokes.removeFirst() }
            let kit = DrumKit.of(key: event.first)
            let voice = DrumVoice(kit.patch, velocity: velocity, seed: seed, sampleRate: clock.sampleRate)
            return strokes.append(Stroke(voice: voice, kit: kit))
        }
        if notes.count == VoicePool.maximumNotes { makeRoom() }
        let sound = MelodicVoice.of(program: channels[event.channel].program)
        let frequency = Frequency.of(key: event.first)
        let assignment = Voice.Assignment(
            frequency: frequency, origin: frequency, start: 0, gate: .infinity, velocity: velocity, seed: seed
        )
        notes.append(
            Note(
                voice: Voice(sound.patch, assignment, clock: clock), sound: sound, channel: event.channel,
                key: event.first))
    }

    /// What falls silent anyway goes before what is held.
    private mutating func makeRoom() {
        notes.remove(at: notes.firstIndex { $0.voice.isReleased } ?? 0)
    }

    private mutating func release(_ channel: Int, _ key: Int) {
        guard channel != VoicePool.drumChannel,
            let index = notes.firstIndex(where: { $0.channel == channel && $0.key == key && $0.isDown })
        else { return }
        notes[index].isDown = false
        if !channels[channel].holdsNotes { notes[index].voice.release() }
    }

    private mutating func control(_ event: SynthesisEvent) {
        channels[event.channel].control(event.first, event.second)
        let isOver = event.first == 120 || event.first >= 123
        for index in notes.indices where notes[index].channel == event.channel {
            if isOver { notes[index].isDown = false }
            let isHeld = notes[index].isDown || channels[event.channel].holdsNotes && event.first != 120
            if !isHeld { notes[index].voice.release() }
        }
    }
}
