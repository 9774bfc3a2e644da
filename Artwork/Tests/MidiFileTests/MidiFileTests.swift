import MidiFile
import Score
import Testing

struct MidiFileTests {
    private func bytes() throws -> [UInt8] {
        MidiFile.bytes(
            try Score(
                parsing: """
                    title T
                    tempo 100
                    beats 1
                    play A
                    instrument lead 81
                    drum tom 45
                    section A 1
                        lead | D4:2 D4:2 |
                        tom  | ....X... |
                    """))
    }

    @Test func `the header announces format 1, three tracks and 2400 ticks`() throws {
        let header: [UInt8] = [0x4D, 0x54, 0x68, 0x64, 0, 0, 0, 6, 0, 1, 0, 3, 0x09, 0x60]
        #expect(try bytes().starts(with: header))
    }

    @Test func `the first track holds title, tempo and metre to the end of the piece`() throws {
        let track: [UInt8] = [
            0x4D, 0x54, 0x72, 0x6B, 0, 0, 0, 25,
            0, 0xFF, 0x03, 1, 0x54,
            0, 0xFF, 0x51, 3, 0x09, 0x27, 0xC0,
            0, 0xFF, 0x58, 4, 1, 2, 24, 8,
            0x92, 0x60, 0xFF, 0x2F, 0,
        ]
        #expect(try Array(bytes()[14..<14 + track.count]) == track)
    }

    @Test func `a note ends before it is struck again`() throws {
        let events: [UInt8] = [
            0, 0xC0, 80,
            0, 0x90, 62, 82,
            0x89, 0x30, 0x80, 62, 64,
            0, 0x90, 62, 82,
            0x89, 0x30, 0x80, 62, 64,
            0, 0xFF, 0x2F, 0,
        ]
        #expect(try contains(events))
    }

    @Test func `drums play on channel 10`() throws {
        let events: [UInt8] = [0x89, 0x30, 0x99, 45, 116, 0x82, 0x2C, 0x89, 45, 64]
        #expect(try contains(events))
    }

    private func contains(_ part: [UInt8]) throws -> Bool {
        let whole = try bytes()
        return (0...whole.count - part.count).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}
