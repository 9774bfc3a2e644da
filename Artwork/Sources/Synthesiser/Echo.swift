import Synthesis

/// A delay that answers from alternating sides and loses its brightness with each repeat.
struct Echo: StereoEffect {
    private var leftLine: [Double]
    private var rightLine: [Double]
    private var position = 0
    private let feedback: Double
    private var leftTone: StateVariableFilter
    private var rightTone: StateVariableFilter

    /// An echo after `delay` samples; `feedback` is 0 to below 1.
    init(delay: Int, feedback: Double, sampleRate: Double) {
        leftLine = Array(repeating: 0, count: max(1, delay))
        rightLine = leftLine
        self.feedback = feedback
        leftTone = StateVariableFilter(cutoff: 3200, resonance: 0, sampleRate: sampleRate)
        rightTone = leftTone
    }

    mutating func process(_ left: Double, _ right: Double) -> (left: Double, right: Double) {
        let output = (left: leftLine[position], right: rightLine[position])
        let middle = (left + right) / 2
        leftLine[position] = leftTone.process(middle + output.right * feedback).low
        rightLine[position] = rightTone.process(output.left * 0.9).low
        position = (position + 1) % leftLine.count
        return output
    }
}
