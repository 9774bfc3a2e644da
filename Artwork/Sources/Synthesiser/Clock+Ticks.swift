import Score
import Synthesis

extension Clock {
    /// Seconds in `ticks` ticks.
    func seconds(_ ticks: Int) -> Double {
        Double(ticks) / Double(Ticks.perBeat) * secondsPerBeat
    }

    /// Samples in `ticks` ticks, rounded.
    func samples(_ ticks: Int) -> Int {
        Int((seconds(ticks) * sampleRate).rounded())
    }
}
