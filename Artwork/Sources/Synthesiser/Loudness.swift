import Glibc

/// The loudness of a programme as people hear it, in LUFS.
///
/// ITU-R BS.1770-4 for two channels. The weighting filters are those of its annex 1, for 48 kHz only.
public enum Loudness {
    /// The integrated loudness of `loop` in LUFS; the loop must be sampled at 48 kHz.
    public static func integrated(_ loop: StereoBuffer) -> Double {
        let powers = blockPowers(weighted(loop.left), weighted(loop.right))
        let audible = powers.filter { level($0) > -70 }
        guard !audible.isEmpty else { return -.infinity }
        let gate = level(mean(audible)) - 10
        return level(mean(audible.filter { level($0) > gate }))
    }

    private static func level(_ power: Double) -> Double {
        -0.691 + 10 * log10(max(power, 1e-20))
    }

    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0, +) / Double(values.count)
    }

    /// Mean squares of blocks of 400 ms that begin every 100 ms.
    private static func blockPowers(_ left: [Double], _ right: [Double]) -> [Double] {
        stride(from: 0, through: left.count - 19_200, by: 4_800).map { start in
            let block = start..<start + 19_200
            return block.reduce(0) { $0 + left[$1] * left[$1] + right[$1] * right[$1] } / 19_200
        }
    }

    private static func weighted(_ samples: [Double]) -> [Double] {
        var shelf = Biquad(
            b: (1.53512485958697, -2.69169618940638, 1.19839281085285),
            a: (-1.69065929318241, 0.73248077421585))
        var highPass = Biquad(b: (1, -2, 1), a: (-1.99004745483398, 0.99007225036621))
        return samples.map { highPass.process(shelf.process($0)) }
    }
}

/// A second-order filter in direct form II, transposed.
private struct Biquad {
    var b: (Double, Double, Double)
    var a: (Double, Double)
    var state = (0.0, 0.0)

    init(b: (Double, Double, Double), a: (Double, Double)) {
        (self.b, self.a) = (b, a)
    }

    mutating func process(_ input: Double) -> Double {
        let output = b.0 * input + state.0
        state.0 = b.1 * input - a.0 * output + state.1
        state.1 = b.2 * input - a.1 * output
        return output
    }
}
