import Score
import Synthesiser
import Testing

struct PerformanceTests {
    private static let text = """
        tempo 400
        beats 4
        play A
        master
            reverb 0.4 0.3
            echo 0.75 0.3
        instrument lead 81
            echo 0.4
            reverb 0.4
        drum kick 36
            level -6
        section A 1
            lead | D4:4 A4:4 D5:8 |
            kick | X....... x....... x....... ......x. |
        """

    private func performance(_ text: String = text) throws -> Performance {
        try Performance(try Score(parsing: text))
    }

    @Test func `the loop is exactly as long as the score`() throws {
        #expect(try performance().mix().count == 28_800)
    }

    @Test func `a performance is the same every time`() throws {
        let first = try performance().mix()
        let second = try performance().mix()
        #expect(first.left.elementsEqual(second.left) && first.right.elementsEqual(second.right))
    }

    @Test func `the seam is as smooth as the rest`() throws {
        let mix = try performance().mix()
        let steps = zip(mix.left, mix.left.dropFirst()).map { abs($0 - $1) }.sorted()
        let seam = abs(mix.left[0] - mix.left[mix.count - 1])
        #expect(seam < steps[steps.count * 99 / 100])
        #expect(seam > 0, "the tail should sound on across the seam")
    }

    @Test func `the mix reaches the loudness that is asked for`() throws {
        #expect(abs(Loudness.integrated(try performance().mix()) + 18) < 0.5)
    }

    @Test func `a solo holds one instrument only`() throws {
        let solo = try performance().solo("kick")
        #expect(solo.peak > 0.1)
        #expect(try performance().solo("nobody").peak == 0)
    }

    @Test(arguments: [
        ("reverb 0.4 0.3", "reverb long", 5, "'reverb' takes 2 numbers"),
        ("level -6", "colour red", 11, "'colour' is no setting; known are "),
        ("level -6", "sound gong", 11, "'gong' is no sound"),
    ])
    func `a faulty setting is named with its line`(
        good: String, bad: String, line: Int, reason: String
    ) throws {
        let error = #expect(throws: ScoreError.self) {
            try performance(Self.text.replacing(good, with: bad))
        }
        #expect(error?.line == line)
        #expect(error?.reason.hasPrefix(reason) == true)
    }
}
