import Glibc
import Synthesis

/// Holds loud passages back, both channels alike.
struct Compressor: StereoEffect {
    private let threshold: Double
    private let slope: Double
    private let attack: Double
    private let release: Double
    private var power = 0.0

    /// Above `threshold` dB, `ratio` dB more at the input are 1 dB more at the output.
    init(threshold: Double, ratio: Double, sampleRate: Double) {
        self.threshold = threshold
        slope = 1 - 1 / ratio
        attack = 1 - exp(-1 / (0.02 * sampleRate))
        release = 1 - exp(-1 / (0.2 * sampleRate))
    }

    mutating func process(_ left: Double, _ right: Double) -> (left: Double, right: Double) {
        let now = (left * left + right * right) / 2
        power += (now - power) * (now > power ? attack : release)
        let excess = max(0, Decibels.level(power.squareRoot()) - threshold)
        let gain = Decibels.amplitude(-excess * slope)
        return (left * gain, right * gain)
    }
}
