/// Keeps peaks below a ceiling, block by block. Each block goes out when the next one is known, so that the gain is down
/// before a peak comes.
struct PeakLimiter {
    private let ceiling: Double
    private var gain = 1.0
    private var needed = 1.0

    /// A limiter to `ceiling`, as an amplitude.
    init(ceiling: Double) { self.ceiling = ceiling }

    /// The gains at the beginning and the end of a block, before which `next` comes. `peak` is that of `next`.
    mutating func gains(nextPeak peak: Double) -> (start: Double, end: Double) {
        let start = gain
        let following = peak > ceiling ? ceiling / peak : 1
        // Up again within half a second or so.
        gain = min(needed, following, start + (1 - start) * 0.005)
        needed = following
        return (start, gain)
    }
}
