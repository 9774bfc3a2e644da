/// How long each frame of a looped animation is shown, and so which frame belongs to which moment.
///
/// All times are nanoseconds from the beginning of the playback. Nothing here reads a clock: the caller says
/// what time it is, so a frame that was drawn late never makes the next one late.
public struct Timeline: Equatable, Sendable {
    /// Nanoseconds from the cycle's beginning to each frame's end, ascending.
    private let ends: [Int64]

    /// The durations of the frames in nanoseconds. Those below one millisecond count as one: an animation
    /// cannot stand still in time. An empty list is a still picture.
    public init(durations: [Int64]) {
        var end: Int64 = 0
        ends = (durations.isEmpty ? [1_000_000_000] : durations).map { duration in
            end += max(1_000_000, duration)
            return end
        }
    }

    /// How many frames there are, at least one.
    public var frameCount: Int { ends.count }

    /// Nanoseconds of one cycle.
    public var duration: Int64 { ends[ends.count - 1] }

    /// Nanoseconds from the cycle's beginning to the frame's.
    public func start(ofFrame index: Int) -> Int64 { index == 0 ? 0 : ends[index - 1] }

    /// For how many nanoseconds the frame is shown.
    public func duration(ofFrame index: Int) -> Int64 { ends[index] - start(ofFrame: index) }

    /// The frame that is shown `time` nanoseconds after the beginning; the cycle repeats for ever.
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
        time - positiveRemainder(time, duration) + ends[frame(at: time)]
    }

    private func positiveRemainder(_ value: Int64, _ divisor: Int64) -> Int64 {
        let remainder = value % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
