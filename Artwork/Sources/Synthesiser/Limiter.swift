import Glibc
import Synthesis

/// Keeps the true peak of a loop below a ceiling.
///
/// The gain comes down before a peak and goes up slowly after it; as the whole loop is known, the limiter looks
/// ahead without delaying anything.
struct Limiter {
    /// The highest true peak, as an amplitude.
    var ceiling: Double
    /// Samples before a peak in which the gain comes down.
    var lookAhead: Int
    /// Samples in which the gain recovers.
    var release: Int

    /// The loop with its peaks held below the ceiling.
    func limited(_ loop: StereoBuffer) -> StereoBuffer {
        let gain = smoothed(released(TruePeak.envelope(of: loop).map { min(1, ceiling / max($0, 1e-9)) }))
        var result = loop
        for index in 0..<loop.count {
            result.left[index] *= gain[index]
            result.right[index] *= gain[index]
        }
        return result
    }

    /// The lowest gain within the coming `lookAhead` samples, then a slow way up; twice round to settle.
    private func released(_ wanted: [Double]) -> [Double] {
        let count = wanted.count
        let rise = 1 - exp(-1 / Double(release))
        var result = wanted
        var gain = 1.0
        for index in 0..<2 * count {
            let nearest = wanted[(index + lookAhead) % count]
            gain = min(nearest, gain + (1 - gain) * rise)
            result[index % count] = gain
        }
        return held(result)
    }

    /// Each gain lowered to the lowest of the `lookAhead` samples before it, so that smoothing stays below.
    private func held(_ gains: [Double]) -> [Double] {
        let count = gains.count
        var candidates: [Int] = []
        var head = 0
        var result = gains
        for index in -lookAhead..<count {
            let value = gains[(index + count) % count]
            while candidates.count > head, gains[(candidates[candidates.count - 1] + count) % count] >= value
            {
                candidates.removeLast()
            }
            candidates.append(index)
            if candidates[head] < index - lookAhead { head += 1 }
            if index >= 0 { result[index] = gains[(candidates[head] + count) % count] }
        }
        return result
    }

    private func smoothed(_ gains: [Double]) -> [Double] {
        let count = gains.count
        var result = gains
        var sum = (0..<lookAhead).reduce(0.0) { $0 + gains[(count - lookAhead + $1) % count] }
        for index in 0..<count {
            sum += gains[index] - gains[(index - lookAhead + count) % count]
            result[index] = sum / Double(lookAhead)
        }
        return result
    }
}
