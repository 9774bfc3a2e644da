/// How long a sample and a beat are.
package struct Clock: Equatable, Sendable {
    /// Samples per second.
    package var sampleRate: Double
    /// Seconds in one beat.
    package var secondsPerBeat: Double

    /// A clock of this rate and tempo.
    package init(sampleRate: Double, secondsPerBeat: Double) {
        (self.sampleRate, self.secondsPerBeat) = (sampleRate, secondsPerBeat)
    }
}
