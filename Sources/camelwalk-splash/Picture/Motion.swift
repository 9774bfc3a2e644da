import CamelAnimation
import SplashProtocol

/// Which frame of an animation is to be seen when. Times are nanoseconds from its beginning.
enum Motion {
    /// Cycles of one timeline.
    case cycles(Playback)
    /// The bundled camel, whose gait may change.
    case gaits(GaitPlayback)

    /// The motion that `presentation` asks for of the frames of `timeline`: of all tracks of the bundled camel where it
    /// `hasGaits`. `cycles` is how often its file says that it is to be played, or nil.
    init(_ timeline: Timeline, _ presentation: Presentation, cycles: Int?, hasGaits: Bool) {
        if hasGaits {
            self = .gaits(GaitPlayback(.walk, speed: presentation.speed))
        } else {
            self = .cycles(
                Playback(
                    timeline: timeline, speed: presentation.speed,
                    cycles: presentation.loopsAsFileSays ? cycles : nil))
        }
    }

    /// The frame that is to be seen.
    func frame(at elapsed: Int64) -> Int {
        switch self {
        case .cycles(let playback): playback.frame(at: elapsed)
        case .gaits(let playback): playback.frame(at: elapsed)
        }
    }

    /// When there is another one, or nil.
    func nextChange(after elapsed: Int64) -> Int64? {
        switch self {
        case .cycles(let playback): playback.nextChange(after: elapsed)
        case .gaits(let playback): playback.nextChange(after: elapsed)
        }
    }

    /// The next `count` different frames, from the one that is shown at `elapsed`.
    func upcoming(_ count: Int, from elapsed: Int64) -> [Int] {
        var frames = [frame(at: elapsed)]
        var time = elapsed
        for _ in 0..<4 * count where frames.count < count {
            guard let change = nextChange(after: time) else { break }
            time = change
            if case let frame = frame(at: change), !frames.contains(frame) { frames.append(frame) }
        }
        return frames
    }

    /// From `elapsed` on, `gait` is wanted. Returns whether that is another one than before.
    mutating func want(_ gait: Gait, at elapsed: Int64) -> Bool {
        guard case .gaits(var playback) = self, playback.wanted != gait else { return false }
        playback.want(gait, at: elapsed)
        self = .gaits(playback)
        return true
    }
}
