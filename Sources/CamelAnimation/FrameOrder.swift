/// The order in which a run of frames is shown.
public enum FrameOrder: Equatable, Sendable {
    /// From the first to the last.
    case forward
    /// From the last to the first.
    case reverse
    /// Forward, then backward; the frames at both ends are shown once a cycle.
    case pingPong
    /// Backward, then forward; the frames at both ends are shown once a cycle.
    case reversePingPong

    /// As many frames as a list of them may hold.
    static let maximumFrames = 1_000_000

    /// The frames of one cycle through `frames`, in order; of more than a million, through the first million.
    public func cycle(through frames: ClosedRange<Int>) -> [Int] {
        let (end, isTooFar) = frames.lowerBound.addingReportingOverflow(FrameOrder.maximumFrames - 1)
        let forward = Array(frames.lowerBound...min(frames.upperBound, isTooFar ? .max : end))
        let inner = forward.count > 2 ? Array(forward[1..<forward.count - 1]) : []
        switch self {
        case .forward: return forward
        case .reverse: return forward.reversed()
        case .pingPong: return forward + inner.reversed()
        case .reversePingPong: return forward.reversed() + inner
        }
    }
}

/// A named run of frames, as a pixel-art tool marks it: "walk", "turn".
public struct FrameTag: Equatable, Sendable {
    /// What it is called.
    public var name: String
    /// The frames, counted from 0.
    public var frames: ClosedRange<Int>
    /// The order in which they are meant to be played.
    public var order: FrameOrder
    /// How often the run is meant to be played in one direction, at least once; nil for ever.
    public var passes: Int?

    /// The run of `frames` called `name`.
    public init(
        name: String, frames: ClosedRange<Int>, order: FrameOrder = .forward, passes: Int? = nil
    ) {
        self.name = name
        self.frames = frames
        self.order = order
        self.passes = passes
    }
}

extension FrameTag {
    /// The frames of one cycle in order, and how many cycles there are; nil for ever.
    ///
    /// A run that goes to and fro a number of times is one cycle of as many passes, since it may stop at either end.
    /// One of more than ten thousand frames goes on for ever.
    public var sequence: (frames: [Int], cycles: Int?) {
        guard let passes, order == .pingPong || order == .reversePingPong else {
            return (order.cycle(through: frames), passes)
        }
        let there = (order == .pingPong ? FrameOrder.forward : .reverse).cycle(through: frames)
        guard passes <= 10_000 / there.count else { return (order.cycle(through: frames), nil) }
        var sequence = there
        for pass in 1..<max(1, passes) where there.count > 1 {
            // The frame at either end is shown once.
            sequence += (pass % 2 == 0 ? there : there.reversed()).dropFirst()
        }
        return (sequence, 1)
    }
}
