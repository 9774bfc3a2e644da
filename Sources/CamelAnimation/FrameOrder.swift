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

    /// The frames of one cycle through `frames`, in order.
    public func cycle(through frames: ClosedRange<Int>) -> [Int] {
        let forward = Array(frames)
        let inner = forward.count > 2 ? Array(forward[1..<forward.count - 1]) : []
        switch self {
        case .forward: return forward
        case .reverse: return forward.reversed()
        case .pingPong: return forward + inner.reversed()
        case .reversePingPong: return forward.reversed() + inner
        }
    }
}
