import Synthesis

/// Two channels of samples that go round in a loop: what is added past the end lands at the beginning.
public struct StereoBuffer: Equatable, Sendable {
    /// The left channel.
    public var left: [Double]
    /// The right channel, as long as the left.
    public var right: [Double]

    /// The length of the loop in samples.
    public var count: Int { left.count }

    /// A silent loop of `count` samples.
    public init(count: Int) {
        left = Array(repeating: 0, count: count)
        right = left
    }

    /// Adds one stereo sample at `index`, which may lie any distance past the end.
    mutating func add(_ sample: (left: Double, right: Double), at index: Int) {
        let place = index % count
        left[place] += sample.left
        right[place] += sample.right
    }

    /// Adds `other`, which must be as long, scaled by `gain`.
    mutating func mix(_ other: StereoBuffer, gain: Double = 1) {
        for index in 0..<count {
            left[index] += other.left[index] * gain
            right[index] += other.right[index] * gain
        }
    }

    /// Multiplies both channels by `gain`.
    mutating func scale(by gain: Double) {
        for index in 0..<count {
            left[index] *= gain
            right[index] *= gain
        }
    }

    /// The largest magnitude of any sample, 1 being full scale.
    public var peak: Double {
        max(left.lazy.map(abs).max() ?? 0, right.lazy.map(abs).max() ?? 0)
    }
}

extension StereoBuffer {
    /// The loop after `effect`, as it sounds once it has been going round for a while.
    ///
    /// The effect hears the loop twice and the second round is kept, so that its tail runs from the end into
    /// the beginning.
    func settled(through effect: some StereoEffect) -> StereoBuffer {
        var effect = effect
        var result = self
        for round in 0..<2 {
            for index in 0..<count {
                let sample = effect.process(left[index], right[index])
                guard round == 1 else { continue }
                result.left[index] = sample.left
                result.right[index] = sample.right
            }
        }
        return result
    }
}
