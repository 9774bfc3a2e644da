/// A timeline, or a run of its frames, played in an order, at a speed, forever or a number of times.
///
/// A value that says what is to be seen at a time; times are nanoseconds from the beginning of the playback. It
/// never reads a clock, and may be used from any thread. No argument is an error; a time that would be too late for
/// an `Int64` is `Int64.max`, also one that a high speed has multiplied.
public struct Playback: Equatable, Sendable {
    /// The frames that the playback shows.
    public let timeline: Timeline
    /// Multiple of the timeline's own speed, above zero.
    public let speed: Double
    /// How many cycles are played before the last frame stays, or nil forever.
    public let cycles: Int?
    /// The frames of one cycle in the order in which they are shown.
    private let order: [Int]
    /// When each of them ends.
    private let sequence: Timeline

    /// Plays `timeline`.
    ///
    /// - Parameters:
    ///   - timeline: The frames.
    ///   - frames: The run that is played, counted from 0; nil plays all. What lies beyond the timeline is left out;
    ///     if that is everything, the frame nearest to it is played.
    ///   - order: In which order.
    ///   - speed: Multiple of the timeline's own; a speed that is zero, negative or no number counts as 1.
    ///   - cycles: How often; nil or less than 1 forever.
    public init(
        timeline: Timeline, frames: ClosedRange<Int>? = nil, order: FrameOrder = .forward, speed: Double = 1,
        cycles: Int? = nil
    ) {
        let all = 0...timeline.frameCount - 1
        let run = (frames ?? all).clamped(to: all)
        self.timeline = timeline
        self.speed = speed > 0 && speed.isFinite ? speed : 1
        self.cycles = cycles.flatMap { $0 > 0 ? $0 : nil }
        self.order = order.cycle(through: run)
        sequence = Timeline(self.order, of: timeline)
    }

    /// Nanoseconds until the last cycle is over, or nil if it never is.
    public var duration: Int64? {
        end.map { playbackTime($0) }
    }

    /// The frame of the timeline that is shown `elapsed` nanoseconds after the beginning.
    public func frame(at elapsed: Int64) -> Int {
        isOver(at: elapsed) ? order[order.count - 1] : order[sequence.frame(at: sequenceTime(elapsed))]
    }

    /// Nanoseconds from the beginning to the first change after `elapsed`, later than `elapsed` in any case; nil if
    /// nothing changes any more, or only later than an `Int64` can say.
    public func nextChange(after elapsed: Int64) -> Int64? {
        guard order.count > 1, elapsed < .max, !isOver(at: elapsed) else { return nil }
        let change = max(elapsed + 1, playbackTime(sequence.nextChange(after: sequenceTime(elapsed))))
        return change == .max || isOver(at: change) ? nil : change
    }

    /// Whether the last cycle is over.
    public func isOver(at elapsed: Int64) -> Bool {
        end.map { sequenceTime(elapsed) >= $0 } ?? false
    }

    /// When the last cycle is over, at the timeline's own speed.
    private var end: Int64? { cycles.map { sequence.duration.multipliedSaturating(by: Int64($0)) } }

    private func sequenceTime(_ elapsed: Int64) -> Int64 {
        speed == 1 ? elapsed : Int64(saturating: (Double(elapsed) * speed).rounded(.down))
    }

    private func playbackTime(_ time: Int64) -> Int64 {
        speed == 1 ? time : Int64(saturating: (Double(time) / speed).rounded(.up))
    }
}
