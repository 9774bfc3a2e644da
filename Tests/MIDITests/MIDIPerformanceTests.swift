import MIDI
import Testing

struct MIDIPerformanceTests {
    private func performance(_ tracks: [[UInt8]], speed: Double = 1) throws -> MIDIPerformance? {
        MIDIPerformance(TimedSequence(try StandardMIDIFile(midiFile(tracks))), speed: speed)
    }

    @Test func itRepeatsForEver() throws {
        // A tick is 5 ms.
        var music = try #require(
            try performance([[0, 0xC0, 1, 20, 0x90, 60, 64, 0, 62, 64, 20, 60, 0, 0, 62, 0], [60, 0xC1, 2]]))
        let cycle: [(Int64, [[UInt8]])] = [
            (0, [[0xC0, 1]]), (100_000_000, [[0x90, 60, 64], [0x90, 62, 64]]),
            (200_000_000, [[0x90, 60, 0], [0x90, 62, 0]]), (300_000_000, [[0xC1, 2]]),
        ]
        for index in 0..<40 {
            let (time, messages) = cycle[index % 4]
            let moment = music.next()
            #expect(abs(moment.time - time - Int64(index / 4) * 300_000_000) < 10)
            #expect(moment.messages == messages)
        }
    }

    /// Where the last event is at the end, the next cycle's first has the same time, whatever is rounded.
    @Test(arguments: [1, 1.7, 3, 4]) func timeNeverGoesBack(speed: Double) throws {
        for delta in UInt8(1)...120 {
            let tempo: [UInt8] = [delta, 0xFF, 0x51, 3, 3, 0xD0, 0x90]
            var music = try #require(
                try performance([[0, 0xC0, 1] + tempo + [7, 0xC0, 2]], speed: speed))
            var last: Int64 = 0
            for _ in 0..<40 {
                let time = music.next().time
                #expect(time >= last)
                last = time
            }
        }
    }

    @Test func theSpeedMultipliesTheTempo() throws {
        var music = try #require(try performance([[100, 0xC0, 1]], speed: 2))
        #expect(music.messagesPerSecond == 4)
        #expect(music.next().time == 250_000_000)
        #expect(music.next().time == 500_000_000)
    }

    @Test func whatStillSoundsAtTheEndOfACycleIsReleased() throws {
        var music = try #require(try performance([[0, 0x90, 60, 64, 100, 0x91, 62, 64]]))
        #expect(music.next().messages == [[0x90, 60, 64]])
        #expect(music.next().messages == [[0x91, 62, 64]])
        #expect(music.ending.prefix(2).map(\.bytes) == [[0x80, 60, 64], [0x81, 62, 64]])
        #expect(music.next().messages == [[0x80, 60, 64], [0x81, 62, 64], [0x90, 60, 64]])
        #expect(music.ending.prefix(2).map(\.bytes) == [[0x80, 60, 64], [0xB0, 64, 0]])
    }

    @Test func aFileOfNoLengthIsNotRepeatedAtOnce() throws {
        var music = try #require(try performance([[0, 0xC0, 1]]))
        #expect(music.next().time == 0 && music.next().time == 100_000_000)
        #expect(try performance([[]]) == nil)
        #expect(try performance([[0, 0xC0, 1]], speed: 0) == nil)
    }
}
