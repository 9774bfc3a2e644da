internal import Glibc

/// The frequencies of keys.
enum Frequency {
    /// In Hz, in equal temperament with A4, key 69, at 440 Hz.
    static func of(key: Int) -> Double { 440 * exp2(Double(key - 69) / 12) }
}
