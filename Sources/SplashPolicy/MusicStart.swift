/// When music begins whose beats are the strides of an animation. Times are nanoseconds of any one clock.
public struct MusicStart: Equatable, Sendable {
    /// Nanoseconds that the music waits for a stride at most.
    private static let patience: Int64 = 1_000_000_000

    private let firstStride: Int64
    /// Nanoseconds of a stride; nil if there is nothing to keep step with.
    private let stride: Int64?

    /// As soon as it can be.
    public static let atOnce = MusicStart(firstStride: 0, stride: nil)

    /// With a stride, each of which takes `stride` and the first of which began at `firstStride`. Strides of no length are
    /// none.
    public init(firstStride: Int64, stride: Int64?) {
        self.firstStride = firstStride
        self.stride = stride.flatMap { $0 > 0 ? $0 : nil }
    }

    /// When music begins that could begin at `now`: with the next stride, or at once if that is too far.
    public func time(after now: Int64) -> Int64 {
        guard let stride else { return now }
        let elapsed = (now - firstStride) % stride
        let wait = elapsed > 0 ? stride - elapsed : -elapsed
        return wait <= MusicStart.patience ? now + wait : now
    }
}
