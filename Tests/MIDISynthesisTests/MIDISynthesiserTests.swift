import MIDI
import Testing

@testable import MIDISynthesis

@Suite struct MIDISynthesiserTests {
    private static let rate = 48_000

    @Test func notesSoundInTheirTime() throws {
        let samples = try render(
            Song(program: 19).note(60, from: 0.5, to: 1).sequence(seconds: 2), seconds: 2)
        #expect(samples.peak(0, 0.49) == 0)
        #expect(samples.peak(0.52, 1) > 3_000)
        #expect(samples.peak(1.6, 2) < samples.peak(0.52, 1) / 50)
    }

    @Test(arguments: [(69, 440.0), (45, 110), (81, 880)])
    func aKeyHasItsFrequency(key: Int, frequency: Double) throws {
        let song = Song(program: 73).note(key, from: 0, to: 2)
        let samples = try render(song.sequence(seconds: 2), seconds: 1.2)
        // Before the vibrato sets in, and after the attack.
        let cycles = samples.cycles(0.05, 0.3)
        #expect(abs(cycles / 0.25 - frequency) < 8)
    }

    @Test func aPitchIsBentAsFarAsTheFileSays() throws {
        var song = Song(program: 73).note(69, from: 0, to: 2)
        for (controller, value) in [(101, 0), (100, 0), (6, 12)] { song.control(controller, value) }
        song.send(0, [0xE0, 0x7F, 0x7F])
        let samples = try render(song.sequence(seconds: 2), seconds: 1)
        #expect(abs(samples.cycles(0.05, 0.3) / 0.25 - 880) < 10)
    }

    @Test func thePedalHoldsWhatIsReleased() throws {
        var song = Song(program: 19).note(60, from: 0, to: 0.2)
        song.control(64, 127)
        #expect(try render(song.sequence(seconds: 2), seconds: 1.5).peak(1.2, 1.5) > 3_000)
        song.control(64, 0, at: 0.5)
        #expect(try render(song.sequence(seconds: 2), seconds: 1.5).peak(1.2, 1.5) < 300)
    }

    @Test func volumeAndExpressionAndPanCount() throws {
        var song = Song(program: 19).note(60, from: 0, to: 2)
        song.control(11, 40, at: 1)
        song.control(10, 0)
        let samples = try render(song.sequence(seconds: 2), seconds: 2)
        #expect(samples.peak(1.1, 1.9) < samples.peak(0.2, 0.9) / 5)
        #expect(samples.right.peak(0.2, 0.9) < samples.left.peak(0.2, 0.9) / 4)
    }

    @Test func allNotesOffEndsThem() throws {
        var song = Song(program: 19).note(60, from: 0, to: 2)
        song.control(123, 0, at: 0.5)
        #expect(try render(song.sequence(seconds: 2), seconds: 2).peak(1.5, 1.9) < 100)
    }

    @Test func itGoesRoundWithoutASeam() throws {
        // The second round's first note begins exactly where the piece ends.
        let song = Song(program: 0).note(60, from: 0, to: 0.2)
        let samples = try render(song.sequence(seconds: 1.5), seconds: 4.2)
        #expect(samples.peak(1.35, 1.49) < samples.peak(1.51, 1.7) / 20)
        #expect(samples.peak(3.01, 3.2) > samples.peak(0.01, 0.2) * 9 / 10)
    }

    @Test func everyProgramAndEveryDrumIsHeardAtTheSameLoudness() throws {
        for program in stride(from: 4, to: 128, by: 8) {
            var song = Song(program: program)
            for beat in 0..<12 {
                for key in [55, 60, 64] {
                    song = song.note(key, from: Double(beat) / 4, to: Double(beat) / 4 + 0.24)
                }
            }
            let level = try render(song.sequence(seconds: 3), seconds: 1).level(0.2, 1)
            #expect((-24.0 ... -12).contains(level), "program \(program): \(level) dB")
        }
        for key in 27...87 {
            let song = Song(program: 0).note(key, from: 0, to: 0.1, channel: 9)
            let samples = try render(song.sequence(seconds: 0.5), seconds: 0.3)
            #expect(samples.peak(0, 0.3) > 2_000, "key \(key)")
        }
    }

    @Test func thousandsOfNotesAtOnceStayBelowTheCeiling() throws {
        var song = Song(program: 81)
        for _ in 0..<40 { for key in 0..<128 { song = song.note(key, from: 0, to: 1, channel: key % 16) } }
        let samples = try render(song.sequence(seconds: 1), seconds: 1)
        #expect(samples.peak(0, 1) > 5_000)
        #expect(samples.peak(0, 1) < 22_000)
    }

    @Test func aPieceWithoutNotesHasNoSound() {
        #expect(
            MIDISynthesiser(Song(program: 3).sequence(seconds: 1), sampleRate: MIDISynthesiserTests.rate)
                == nil)
    }

    @Test func everyRunGivesTheSameSamplesHoweverTheyAreAskedFor() throws {
        var song = Song(program: 48).note(60, from: 0, to: 0.6)
        song = song.note(38, from: 0.1, to: 0.2, channel: 9)
        var whole = [Int16](repeating: 0, count: 40_000)
        var pieces: [Int16] = []
        var first = try #require(MIDISynthesiser(song.sequence(seconds: 1), sampleRate: 44_100))
        var second = first
        whole.withUnsafeMutableBufferPointer { first.render(into: $0) }
        for count in [2, 126, 4_000, 10_000, 25_872] {
            var piece = [Int16](repeating: 0, count: count)
            piece.withUnsafeMutableBufferPointer { second.render(into: $0) }
            pieces += piece
        }
        #expect(whole == pieces)
    }

    private func render(_ sequence: TimedSequence, seconds: Double) throws -> Samples {
        let rate = MIDISynthesiserTests.rate
        var synthesiser = try #require(MIDISynthesiser(sequence, sampleRate: rate))
        var samples = [Int16](repeating: 0, count: 2 * Int(seconds * Double(rate)))
        samples.withUnsafeMutableBufferPointer { synthesiser.render(into: $0) }
        return Samples(interleaved: samples, rate: rate)
    }
}
