/// A timeline played at a speed.
public struct Playback: Equatable, Sendable {
    /// What is played.
    public let timeline: Timeline
    /// Multiple of the timeline's own speed, above zero.
    public let speed: Double

    /// Plays `timeline` at `speed`; a speed that is not above zero counts as 1.
    public init(timeline: Timeline, speed: Double = 1) {
        self.timeline = timeline
        self.speed = speed > 0 ? speed : 1
    }

    /// The frame shown `elapsed` nanoseconds after the beginning.
    public func frame(at elapsed: Int64) -> Int {
        timeline.frame(at: timelineTime(elapsed))
    }

    /// Nanoseconds from the beginning to the first change after `elapsed`; later than `elapsed` in any case.
    public func nextChange(after elapsed: Int64) -> Int64 {
        let change = timeline.nextChange(after: timelineTime(elapsed))
        return max(elapsed + 1, Int64((Double(change) / speed).rounded(.up)))
    }

    private func timelineTime(_ elapsed: Int64) -> Int64 {
        speed == 1 ? elapsed : Int64(Double(elapsed) * speed)
    }
}
