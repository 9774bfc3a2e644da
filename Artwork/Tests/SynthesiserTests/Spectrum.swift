import Glibc

/// What a sound is made of.
enum Spectrum {
    /// The amplitude of the part of `samples`, taken at 48 kHz, that lies at `frequency` Hz.
    static func amplitude(_ samples: [Double], at frequency: Double) -> Double {
        var (real, imaginary) = (0.0, 0.0)
        for (index, sample) in samples.enumerated() {
            let angle = 2 * .pi * frequency * Double(index) / 48_000
            real += sample * cos(angle)
            imaginary += sample * sin(angle)
        }
        return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(samples.count)
    }
}
