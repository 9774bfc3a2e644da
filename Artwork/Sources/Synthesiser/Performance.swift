public import Score
import Synthesis

/// Plays a score: every instrument, the echo and the room, and the master.
///
/// The result is a loop: what still sounds at the end is heard at the beginning.
public struct Performance {
    /// Samples per second of everything that is rendered.
    public static let sampleRate = 48_000.0
    /// The loop begins at most so many samples before the first beat: 10 ms.
    private static let leadIn = 480
    /// The drum under which the other instruments step back.
    private static let kick = "kick"

    private let score: Score
    private let notes: [Note]
    private let clock: Clock
    private let master: MasterSettings
    private let tracks: [(name: String, renderer: TrackRenderer)]

    /// A performance of `score`.
    ///
    /// - Throws: ``ScoreError`` if a setting of an instrument or of the master makes no sense.
    public init(_ score: Score) throws(ScoreError) {
        self.score = score
        notes = score.notes
        clock = Clock(sampleRate: Self.sampleRate, secondsPerBeat: 60 / score.tempo)
        master = try MasterSettings(score.master)
        var tracks: [(String, TrackRenderer)] = []
        for instrument in score.instruments {
            tracks.append((instrument.name, try TrackRenderer(instrument, clock: clock)))
        }
        self.tracks = tracks
    }

    /// The length of the loop in samples.
    public var count: Int { clock.samples(score.ticks) }

    /// One instrument alone, dry and before the master; silent if there is no such instrument.
    public func solo(_ name: String) -> StereoBuffer {
        guard let track = tracks.first(where: { $0.name == name }) else { return StereoBuffer(count: count) }
        return track.renderer.render(notes, count: count)
    }

    /// The finished piece.
    public func mix() -> StereoBuffer {
        var dry = StereoBuffer(count: count)
        var toEcho = dry
        var toReverb = dry
        let ducking = ducking()
        for track in tracks {
            let channel = track.renderer.channel
            var sound = track.renderer.render(notes, count: count)
            ducking.apply(to: &sound, depth: channel.duck)
            dry.mix(sound)
            if channel.echo > 0 { toEcho.mix(sound, gain: channel.echo) }
            if channel.reverb > 0 { toReverb.mix(sound, gain: channel.reverb) }
        }
        dry.mix(effects(toEcho, toReverb))
        return mastered(dry)
    }

    private func ducking() -> Ducking {
        let strokes = notes.filter { $0.track == Self.kick }.map {
            (sample: clock.samples($0.start), velocity: Double($0.velocity) / 127)
        }
        let length = Int(master.duckSeconds * clock.sampleRate)
        return Ducking(strokes: strokes, length: length, count: count)
    }

    private func effects(_ toEcho: StereoBuffer, _ toReverb: StereoBuffer) -> StereoBuffer {
        let delay = Int((master.echoBeats * clock.secondsPerBeat * clock.sampleRate).rounded())
        let echo = Echo(delay: delay, feedback: master.echoFeedback, sampleRate: clock.sampleRate)
        var result = toEcho.settled(through: echo)
        var room = toReverb
        room.mix(result, gain: 0.25)
        let reverb = Reverb(
            seconds: master.reverbSeconds, damping: master.reverbDamping, sampleRate: clock.sampleRate)
        let cut = LowCut(cutoff: 180, sampleRate: clock.sampleRate)
        result.mix(room.settled(through: cut).settled(through: reverb))
        return result
    }

    private func mastered(_ mix: StereoBuffer) -> StereoBuffer {
        let compressor = Compressor(
            threshold: master.compressor.threshold, ratio: master.compressor.ratio,
            sampleRate: clock.sampleRate)
        var loop = mix.settled(through: LowCut(cutoff: 28, sampleRate: clock.sampleRate))
        loop = loop.settled(through: compressor)
        loop.scale(by: Decibels.amplitude(master.loudness - Loudness.integrated(loop)))
        let ceiling = Decibels.amplitude(master.ceiling)
        let limited = Limiter(ceiling: ceiling, lookAhead: 120, release: 4_800).limited(loop)
        return limited.startingQuietly(reach: Self.leadIn)
    }
}
