import Glibc

/// Peaks as a converter would make them, also between the samples.
///
/// ITU-R BS.1770-4, annex 2: four times oversampling with a windowed sinc.
enum TruePeak {
    private static let reach = 12

    /// The windowed sinc for each quarter of a sample.
    private static let taps: [[Double]] = (1...3).map { quarter in
        (-reach..<reach).map { offset in
            let x = Double(quarter) / 4 - Double(offset + 1)
            let window = 0.5 + 0.5 * cos(.pi * x / Double(reach + 1))
            return sin(.pi * x) / (.pi * x) * window
        }
    }

    /// The highest magnitude in either channel at and after each sample, before the next.
    static func envelope(of loop: StereoBuffer) -> [Double] {
        let left = envelope(of: loop.left)
        let right = envelope(of: loop.right)
        return zip(left, right).map { max($0, $1) }
    }

    private static func envelope(of samples: [Double]) -> [Double] {
        let count = samples.count
        let padded = samples.suffix(reach) + samples + samples.prefix(reach + 1)
        return (0..<count).map { index in
            var peak = abs(samples[index])
            for phase in taps {
                var sum = 0.0
                for tap in 0..<2 * reach {
                    sum += phase[tap] * padded[padded.startIndex + index + tap + 1]
                }
                peak = max(peak, abs(sum))
            }
            return peak
        }
    }
}
