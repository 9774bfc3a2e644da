import Score

/// The relation between beats, ticks, seconds and samples.
struct Clock: Equatable, Sendable {
    /// Samples per second.
    var sampleRate: Double
    /// Seconds in one beat.
    var secondsPerBeat: Double

    /// Seconds in `ticks` ticks.
    func seconds(_ ticks: Int) -> Double {
        Double(ticks) / Double(Ticks.perBeat) * secondsPerBeat
    }

    /// Samples in `ticks` ticks, rounded.
    func samples(_ ticks: Int) -> Int {
        Int((seconds(ticks) * sampleRate).rounded())
    }
}
