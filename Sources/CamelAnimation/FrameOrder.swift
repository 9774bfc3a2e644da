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

    /// The run of `frames` called `name`.
    public init(name: String, frames: ClosedRange<Int>, order: FrameOrder = .forward) {
        self.name = name
        self.frames = frames
        self.order = order
    }
}
