import Glibc
import Score
import Synthesis

/// Plays the notes of one instrument, dry.
struct TrackRenderer {
    /// How the instrument stands in the mix.
    let channel: Channel
    private enum Sound {
        case melodic(Patch)
        case drum(DrumPatch)
    }

    private let instrument: Instrument
    private let sound: Sound
    private let clock: Clock

    init(_ instrument: Instrument, clock: Clock) throws(ScoreError) {
        self.instrument = instrument
        self.clock = clock
        switch instrument.kind {
        case .melodic:
            let reader = try Patch.reader(instrument)
            sound = .melodic(try Patch(reader))
            channel = try Channel(reader)
        case .drum:
            let reader = try DrumPatch.reader(instrument)
            sound = .drum(try DrumPatch(reader))
            channel = try Channel(reader)
        }
    }

    /// The instrument's notes out of `notes`, in a loop of `count` samples, at its level and place.
    func render(_ notes: [Note], count: Int) -> StereoBuffer {
        var buffer = StereoBuffer(count: count)
        let own = notes.filter { $0.track == instrument.name }
        switch sound {
        case .melodic(let patch): play(own, patch, into: &buffer)
        case .drum(let patch): play(own, patch, into: &buffer)
        }
        if channel.drive > 0 { saturate(&buffer) }
        place(&buffer)
        guard channel.lowCut > 0 else { return buffer }
        return buffer.settled(through: LowCut(cutoff: channel.lowCut, sampleRate: clock.sampleRate))
    }

    private func play(_ notes: [Note], _ patch: Patch, into buffer: inout StereoBuffer) {
        var previous: Note?
        for (index, note) in notes.enumerated() {
            let assignment = assignment(note, after: previous, seed: index)
            Voice.render(patch, assignment, clock: clock, into: &buffer)
            previous = note
        }
    }

    private func play(_ notes: [Note], _ patch: DrumPatch, into buffer: inout StereoBuffer) {
        for (index, note) in notes.enumerated() {
            let velocity = Double(note.velocity) / 127
            var voice = DrumVoice(patch, velocity: velocity, seed: index, sampleRate: clock.sampleRate)
            voice.render(into: &buffer, at: clock.samples(note.start))
        }
    }

    private func assignment(_ note: Note, after previous: Note?, seed: Int) -> Voice.Assignment {
        let joined = previous.flatMap { $0.end == note.start ? $0 : nil } ?? note
        return Voice.Assignment(
            frequency: note.pitch.frequency,
            origin: joined.pitch.frequency,
            start: clock.seconds(note.start), gate: clock.seconds(note.duration),
            velocity: Double(note.velocity) / 127, seed: seed)
    }

    private func saturate(_ buffer: inout StereoBuffer) {
        let makeUp = 1 / tanh(channel.drive)
        for index in 0..<buffer.count {
            buffer.left[index] = tanh(buffer.left[index] * channel.drive) * makeUp
            buffer.right[index] = tanh(buffer.right[index] * channel.drive) * makeUp
        }
    }

    private func place(_ buffer: inout StereoBuffer) {
        let level = Decibels.amplitude(channel.level)
        let pan = Panorama.gains(channel.pan)
        for index in 0..<buffer.count {
            buffer.left[index] *= level * pan.left * 2.0.squareRoot()
            buffer.right[index] *= level * pan.right * 2.0.squareRoot()
        }
    }
}
