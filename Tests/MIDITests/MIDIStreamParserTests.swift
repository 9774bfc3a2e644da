import MIDI
import Testing

struct MIDIStreamParserTests {
    private func messages(_ bytes: [UInt8], limit: Int = 1_000) -> [[UInt8]] {
        var parser = MIDIStreamParser(systemExclusiveLimit: limit)
        return parser.parse(bytes).map(\.bytes)
    }

    @Test(
        arguments: [
            [0x80, 60, 64], [0x91, 60, 1], [0xA2, 60, 9], [0xB3, 7, 100], [0xC4, 5], [0xD5, 77],
            [0xEF, 0, 64],
            [0xF1, 3], [0xF2, 1, 2], [0xF3, 4], [0xF6], [0xF8], [0xFA], [0xFB], [0xFC], [0xFE], [0xFF],
            [0xF0, 0xF7], [0xF0, 1, 2, 3, 0xF7],
        ] as [[UInt8]])
    func oneMessage(bytes: [UInt8]) {
        #expect(messages(bytes) == [bytes])
        #expect(MIDIMessage(bytes)?.bytes == bytes)
    }

    @Test(
        arguments: [
            [], [60], [0x90], [0x90, 60], [0x90, 60, 64, 61], [0x90, 60, 64, 61, 65], [0xF0, 1], [0xF7],
            [0xF4], [0xF9],
            [0x90, 0xF8, 60, 64], [0xF8, 0x90, 60, 64],
        ] as [[UInt8]])
    func notExactlyOneMessage(bytes: [UInt8]) {
        #expect(MIDIMessage(bytes) == nil)
    }

    @Test(
        arguments: [
            // Running status.
            ([0x90, 60, 64, 61, 65, 60, 0], [[0x90, 60, 64], [0x90, 61, 65], [0x90, 60, 0]]),
            ([0xC1, 5, 6], [[0xC1, 5], [0xC1, 6]]),
            // A real-time message inside of another, and inside of running status.
            ([0x90, 60, 0xF8, 64, 0xFE, 61, 65], [[0xF8], [0x90, 60, 64], [0xFE], [0x90, 61, 65]]),
            ([0xF0, 1, 0xFA, 2, 0xF7], [[0xFA], [0xF0, 1, 2, 0xF7]]),
            // An unfinished message goes when another begins.
            ([0x90, 60, 0x81, 61, 64], [[0x81, 61, 64]]),
            ([0xF0, 1, 2, 0x80, 60, 64], [[0x80, 60, 64]]),
            ([0xF0, 1, 0xF0, 2, 0xF7], [[0xF0, 2, 0xF7]]),
            ([0xF2, 1, 0xF3, 4], [[0xF3, 4]]),
            // System common and exclusive messages end running status; real-time ones and undefined ones of that group do not.
            ([0x90, 60, 64, 0xF6, 61, 65], [[0x90, 60, 64], [0xF6]]),
            ([0x90, 60, 64, 0xF3, 1, 61, 65], [[0x90, 60, 64], [0xF3, 1]]),
            ([0x90, 60, 64, 0xF0, 0xF7, 61, 65], [[0x90, 60, 64], [0xF0, 0xF7]]),
            ([0x90, 60, 64, 0xF9, 0xFD, 61, 65], [[0x90, 60, 64], [0x90, 61, 65]]),
            // Undefined statuses, an end without a beginning, data without a status.
            ([0x90, 60, 64, 0xF4, 61, 65, 0xF5, 1], [[0x90, 60, 64]]),
            ([0xF7, 1, 2, 0xC0, 3], [[0xC0, 3]]),
            ([1, 2, 3, 0xC0, 3], [[0xC0, 3]]),
        ] as [([UInt8], [[UInt8]])])
    func manyMessages(bytes: [UInt8], expected: [[UInt8]]) {
        #expect(messages(bytes) == expected)
    }

    @Test func aSystemExclusiveMessageBeyondTheLimitIsPassedOver() {
        let bytes: [UInt8] = [0xF0] + Array(repeating: 1, count: 9) + [0xF7, 0xC0, 3]
        #expect(messages(bytes, limit: 11) == [Array(bytes.prefix(11)), [0xC0, 3]])
        #expect(messages(bytes, limit: 10) == [[0xC0, 3]])
    }

    @Test func piecesDoNotMatter() {
        let bytes: [UInt8] = [0x90, 60, 64, 61, 0xF8, 65, 0xF0, 1, 2, 0xF7, 0xE0, 0, 64, 1, 65, 0xF6]
        for cut in 0...bytes.count {
            var parser = MIDIStreamParser()
            #expect(
                (parser.parse(bytes[..<cut]) + parser.parse(bytes[cut...])).map(\.bytes) == messages(bytes))
        }
    }
}

struct MIDIStreamEncoderTests {
    @Test func onlyAStatusByteThatChangesIsTransmitted() {
        var encoder = MIDIStreamEncoder()
        var output: [UInt8] = []
        for bytes: [UInt8] in [
            [0x90, 60, 64], [0x90, 61, 65], [0xF8], [0x90, 60, 0], [0x80, 61, 0], [0xF0, 1, 0xF7],
            [0x80, 62, 0],
            [0xF6], [0x80, 63, 0], [0xF7, 1], [0x80, 64, 0], [0x80, 65, 0],
        ] { encoder.encode(bytes, into: &output) }
        #expect(
            output == [
                0x90, 60, 64, 61, 65, 0xF8, 60, 0, 0x80, 61, 0, 0xF0, 1, 0xF7, 0x80, 62, 0, 0xF6, 0x80, 63, 0,
                0xF7, 1, 0x80, 64, 0, 65, 0,
            ])
    }
}

struct SoundingNotesTests {
    private func ending(after messages: [[UInt8]]) -> [[UInt8]] {
        var notes = SoundingNotes()
        messages.forEach { notes.follow($0) }
        return notes.ending.map(\.bytes)
    }

    private func reset(_ channel: UInt8) -> [[UInt8]] {
        [
            [0xB0 | channel, 64, 0], [0xB0 | channel, 123, 0], [0xB0 | channel, 121, 0],
            [0xE0 | channel, 0, 64],
        ]
    }

    @Test func whatSoundsIsReleasedAndChannelsThatWereUsedAreReset() {
        #expect(ending(after: []).isEmpty)
        #expect(ending(after: [[0xF8], [0xF0, 0xF7], [1, 2]]).isEmpty)
        #expect(ending(after: [[0xC3, 1]]) == reset(3))
        let messages: [[UInt8]] = [
            [0x90, 60, 64], [0x99, 36, 1], [0x90, 62, 5], [0x90, 62, 0], [0x90, 64, 7], [0x80, 64, 7],
        ]
        #expect(ending(after: messages) == [[0x80, 60, 64], [0x89, 36, 64]] + reset(0) + reset(9))
    }

    @Test func aKeyThatWasStruckTwiceIsReleasedTwice() {
        let twice: [[UInt8]] = [[0x90, 60, 64], [0x90, 60, 65]]
        #expect(ending(after: twice) == [[0x80, 60, 64], [0x80, 60, 64]] + reset(0))
        #expect(ending(after: twice + [[0x80, 60, 0]]) == [[0x80, 60, 64]] + reset(0))
    }
}
