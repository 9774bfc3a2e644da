/// Keeps peaks below a ceiling, block by block. Each block goes out when the next one is known, so that the gain is down
/// before a peak comes.
struct PeakLimiter {
    private let ceiling: Double
    private var gain: Double
    private var needed: Double

    /// A limiter to `ceiling`, as an amplitude; `firstPeak` is that of the first block.
    init(ceiling: Double, firstPeak: Double) {
        self.ceiling = ceiling
        needed = PeakLimiter.gain(firstPeak, ceiling)
        gain = needed
    }

    /// The gains at the beginning and the end of a block, before which `next` comes. `peak` is that of `next`.
    mutating func gains(nextPeak peak: Double) -> (start: Double, end: Double) {
        let start = gain
        let following = PeakLimiter.gain(peak, ceiling)
        // Up again within half a second or so.
        gain = min(needed, following, start + (1 - start) * 0.005)
        needed = following
        return (start, gain)
    }

    private static func gain(_ peak: Double, _ ceiling: Double) -> Double {
        peak > ceiling ? ceiling / peak : 1
    }
}
