/// White noise that is the same on every run.
///
/// The generator is SplitMix64 (Steele, Lea and Flood, 2014).
package struct NoiseSource: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Noise that depends on `seed` alone.
    package init(seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95
    }

    /// The next 64 random bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }

    /// The next sample, from -1 to 1.
    package mutating func sample() -> Double {
        Double(next() >> 11) / Double(1 << 52) - 1
    }
}
