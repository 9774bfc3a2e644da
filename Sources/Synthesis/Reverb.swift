internal import Glibc

/// A room: eight delay lines that feed each other through a Householder matrix.
///
/// After Jot and Chaigne, "Digital delay networks for designing artificial reverberators", 1991.
package struct Reverb: StereoEffect {
    /// The lengths of the lines in milliseconds, chosen to share no simple ratio.
    private static let milliseconds = [31.7, 37.1, 41.3, 46.9, 53.3, 59.1, 67.3, 73.9]

    private var lines: [[Double]]
    private var positions: [Int]
    private var gains: [Double]
    private var lowPasses: [Double]
    private let damping: Double

    /// A room that takes `seconds` to fall by 60 dB; `damping`, 0 to 1, is how fast its highs fall.
    package init(seconds: Double, damping: Double, sampleRate: Double) {
        lines = Self.milliseconds.map { Array(repeating: 0, count: Int($0 * sampleRate / 1000)) }
        positions = lines.map { _ in 0 }
        lowPasses = lines.map { _ in 0 }
        gains = Self.milliseconds.map { pow(10, -3 * $0 / 1000 / seconds) }
        self.damping = damping
    }

    package mutating func process(_ left: Double, _ right: Double) -> (left: Double, right: Double) {
        var sum = 0.0
        for line in lines.indices {
            let heard = lines[line][positions[line]] * gains[line]
            lowPasses[line] = heard + (lowPasses[line] - heard) * damping
            sum += lowPasses[line]
        }
        for line in lines.indices {
            let input = line % 2 == 0 ? left : right
            lines[line][positions[line]] = input + lowPasses[line] - sum / 4
            positions[line] = (positions[line] + 1) % lines[line].count
        }
        return outputs()
    }

    private func outputs() -> (left: Double, right: Double) {
        let taps = lowPasses
        let left = taps[0] - taps[2] + taps[4] - taps[6] + taps[1] * 0.4 - taps[7] * 0.4
        let right = taps[1] - taps[3] + taps[5] - taps[7] + taps[0] * 0.4 - taps[6] * 0.4
        return (left * 0.35, right * 0.35)
    }
}
