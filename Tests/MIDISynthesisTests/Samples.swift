import Foundation

/// Rendered sound, to be measured.
struct Samples {
    let left: Channel
    let right: Channel

    init(interleaved samples: [Int16], rate: Int) {
        let indices = stride(from: 0, to: samples.count, by: 2)
        left = Channel(samples: indices.map { Int(samples[$0]) }, rate: rate)
        right = Channel(samples: indices.map { Int(samples[$0 + 1]) }, rate: rate)
    }

    struct Channel {
        let samples: [Int]
        let rate: Int

        func part(_ start: Double, _ end: Double) -> ArraySlice<Int> {
            samples[Int(start * Double(rate))..<Int(end * Double(rate))]
        }

        func peak(_ start: Double, _ end: Double) -> Int { part(start, end).map { abs($0) }.max() ?? 0 }
    }

    func peak(_ start: Double, _ end: Double) -> Int { max(left.peak(start, end), right.peak(start, end)) }

    /// How often the left channel rises through zero.
    func cycles(_ start: Double, _ end: Double) -> Double {
        let part = left.part(start, end)
        return Double(zip(part, part.dropFirst()).filter { $0 < 0 && $1 >= 0 }.count)
    }

    /// The power of both channels in dB, as loudness adds them, unweighted.
    func level(_ start: Double, _ end: Double) -> Double {
        let power = [left, right].reduce(0.0) { sum, channel in
            let part = channel.part(start, end)
            return sum + part.reduce(0.0) { $0 + pow(Double($1) / 32_768, 2) } / Double(part.count)
        }
        return 10 * log10(power)
    }
}
