import Synthesis

extension Voice {
    /// Adds the note of `assignment` to `buffer`, from its start to the end of its release.
    static func render(
        _ patch: Patch, _ assignment: Assignment, clock: Clock, into buffer: inout StereoBuffer
    ) {
        var voice = Voice(patch, assignment, clock: clock)
        let first = Int((assignment.start * clock.sampleRate).rounded())
        let seconds = assignment.gate + patch.envelope.release
        for index in 0..<Int(seconds * clock.sampleRate) { buffer.add(voice.next(), at: first + index) }
    }
}

extension DrumVoice {
    /// Adds the stroke to `buffer`, beginning at the sample `first`.
    mutating func render(into buffer: inout StereoBuffer, at first: Int) {
        for index in 0..<count {
            let sample = next()
            buffer.add((sample, sample), at: first + index)
        }
    }
}
