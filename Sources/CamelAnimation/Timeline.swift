/// How long each frame of a looped animation is shown, and so which frame belongs to which moment.
///
/// All times are nanoseconds from the beginning of the playback. Nothing here reads a clock: the caller says
/// what time it is, so a frame that was drawn late never makes the next one late.
///
/// No argument is an error. The cycle repeats forever, also before the beginning, so every time has a frame and every
/// number is that of a frame: -1 is the last one. A time that would be too late for an `Int64` is `Int64.max`.
public struct Timeline: Equatable, Sendable {
    /// Nanoseconds from the cycle's beginning to each frame's end, ascending.
    private let ends: [Int64]

    /// The longest cycle in nanoseconds: 73 years, so that one there and back can be counted.
    private static let maximumCycle: Int64 = 1 << 61

    /// The durations of the frames in nanoseconds. Those below one millisecond count as one: an animation
    /// cannot stand still in time. Those above 73 years, divided by the number of frames, count as that. An empty
    /// list is a still picture.
    public init(durations: [Int64]) {
        let longest = Timeline.maximumCycle / Int64(max(1, durations.count))
        let durations = durations.isEmpty ? [1_000_000_000] : durations
        self.init(exactly: durations.map { min(max(1_000_000, $0), longest) })
    }

    /// The frames of `order` one after the other, each for its time in `timeline`, at most twice.
    init(_ order: [Int], of timeline: Timeline) {
        self.init(exactly: order.map { timeline.duration(ofFrame: $0) })
    }

    private init(exactly durations: [Int64]) {
        var end: Int64 = 0
        ends = durations.map { duration in
            end += duration
            return end
        }
    }

    /// How many frames there are, at least one.
    public var frameCount: Int { ends.count }

    /// Nanoseconds of one cycle.
    public var duration: Int64 { ends[ends.count - 1] }

    /// The frame that has this number when the cycle repeats: the remainder of a division by `frameCount`, which is
    /// never negative.
    public func frame(repeating index: Int) -> Int {
        let remainder = index % frameCount
        return remainder < 0 ? remainder + frameCount : remainder
    }

    /// Nanoseconds from the cycle's beginning to the frame's.
    public func start(ofFrame index: Int) -> Int64 {
        let frame = frame(repeating: index)
        return frame == 0 ? 0 : ends[frame - 1]
    }

    /// For how many nanoseconds the frame is shown.
    public func duration(ofFrame index: Int) -> Int64 {
        ends[frame(repeating: index)] - start(ofFrame: index)
    }

    /// The frame that is shown `time` nanoseconds after the beginning; the cycle repeats forever.
    public func frame(at time: Int64) -> Int {
        let position = positiveRemainder(time, duration)
        var low = 0
        var high = ends.count - 1
        while low < high {
            let middle = (low + high) / 2
            if position < ends[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// When the frame shown at `time` gives way to the next one.
    public func nextChange(after time: Int64) -> Int64 {
        time.addingSaturating(ends[frame(at: time)] - positiveRemainder(time, duration))
    }

    private func positiveRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
        let remainder = value % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
