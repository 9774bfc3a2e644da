internal import Glibc

/// Conversions between decibels and amplitude ratios.
package enum Decibels {
    /// The amplitude ratio of `decibels`.
    package static func amplitude(_ decibels: Double) -> Double {
        pow(10, decibels / 20)
    }

    /// The decibels of an amplitude ratio; a very low number for silence.
    package static func level(_ amplitude: Double) -> Double {
        20 * log10(max(amplitude, 1e-12))
    }
}
