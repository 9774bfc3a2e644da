import Testing

@testable import Synthesis
@testable import Synthesiser

struct LoopTests {
    private func impulse(at place: Int, count: Int) -> StereoBuffer {
        var loop = StereoBuffer(count: count)
        loop.add((1, 1), at: place)
        return loop
    }

    @Test func `what is added past the end lands at the beginning`() {
        #expect(impulse(at: 12, count: 10).left[2] == 1)
    }

    @Test func `a loop begins at its quietest place shortly before the end`() {
        var loop = StereoBuffer(count: 100)
        for index in 0..<100 { loop.add((Double(index + 1), 0), at: index) }
        loop.left[95] = 0.5
        #expect(loop.startingQuietly(reach: 10).left.prefix(6) == [0.5, 97, 98, 99, 100, 1])
    }

    @Test func `an echo runs from the end into the beginning`() {
        let loop = impulse(at: 950, count: 1000)
        let echo = loop.settled(through: Echo(delay: 100, feedback: 0.5, sampleRate: 48_000))
        #expect(echo.left[50..<60].map(abs).max() ?? 0 > 0.1)
        #expect(echo.left[940..<1000].map(abs).max() ?? 1 < 0.1)
    }

    @Test func `a room sounds on across the seam`() {
        let room = Reverb(seconds: 0.3, damping: 0.2, sampleRate: 48_000)
        let wet = impulse(at: 11_000, count: 12_000).settled(through: room)
        #expect(wet.left[..<4000].map(abs).max() ?? 0 > 0.01)
    }

    @Test func `a room fades by 60 dB in its time`() {
        let room = Reverb(seconds: 0.2, damping: 0, sampleRate: 48_000)
        let wet = impulse(at: 0, count: 24_000).settled(through: room)
        let early = wet.left[2_400..<4_800].map { $0 * $0 }.reduce(0, +)
        let late = wet.left[12_000..<14_400].map { $0 * $0 }.reduce(0, +)
        #expect(abs(Decibels.level((late / early).squareRoot()) + 60) < 6)
    }
}
