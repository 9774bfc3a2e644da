import MIDI
import Testing

/// A chunk: its type of four letters, its length, its content.
func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    let count = content.count
    return Array(type.utf8) + [24, 16, 8, 0].map { UInt8(count >> $0 & 0xFF) } + content
}

/// A file of these tracks' contents, to each of which the end of track is added.
func midiFile(format: UInt8 = 1, division: [UInt8] = [0, 100], _ tracks: [[UInt8]]) -> [UInt8] {
    chunk("MThd", [0, format, 0, UInt8(tracks.count)] + division)
        + tracks.flatMap { chunk("MTrk", $0 + [0, 0xFF, 0x2F, 0]) }
}

struct StandardMIDIFileTests {
    private func sequence(_ bytes: [UInt8]) throws -> TimedSequence {
        TimedSequence(try StandardMIDIFile(bytes))
    }

    @Test func tracksAreMergedInTheirOrder() throws {
        let music = try sequence(
            midiFile([[100, 0x90, 60, 64, 0, 61, 65, 100, 60, 0], [50, 0xC1, 5, 50, 0x91, 62, 66]]))
        #expect(
            music.events.map(\.bytes) == [
                [0xC1, 5], [0x90, 60, 64], [0x90, 61, 65], [0x91, 62, 66], [0x90, 60, 0],
            ])
        #expect(music.events.map(\.time) == [0.25, 0.5, 0.5, 0.5, 1])
        #expect(music.duration == 1)
    }

    @Test func theTempoMapCountsForAllTracks() throws {
        let slow: [UInt8] = [0xFF, 0x51, 3, 0x1E, 0x84, 0x80]
        let fast: [UInt8] = [0xFF, 0x51, 3, 0x01, 0x86, 0xA0]
        let music = try sequence(
            midiFile([
                [50] + slow + [50] + fast, [0, 0xC0, 1, 25, 0xC0, 2, 50, 0xC0, 3, 25, 0xC0, 4, 100, 0xC0, 5],
            ]))
        #expect(zip(music.events, [0, 0.125, 0.75, 1.25, 1.35]).allSatisfy { abs($0.time - $1) < 1e-12 })
    }

    @Test(
        arguments: [
            ([0xE8, 40], 24.0 * 40), ([0xE7, 40], 25 * 40), ([0xE3, 80], 30_000 / 1_001 * 80),
            ([0xE2, 4], 30 * 4),
        ] as [([UInt8], Double)])
    func ticksOfSMPTEFramesHaveNoTempo(division: [UInt8], ticksPerSecond: Double) throws {
        let tempo: [UInt8] = [0, 0xFF, 0x51, 3, 0, 0, 1]
        let music = try sequence(midiFile(format: 0, division: division, [tempo + [0x81, 0, 0xC0, 1]]))
        #expect(abs(music.duration - 128 / ticksPerSecond) < 1e-12)
    }

    @Test func tracksOfFormat2FollowOneAnother() throws {
        let music = try sequence(midiFile(format: 2, [[100, 0xC0, 1, 100, 0xC0, 2], [50, 0xC0, 3]]))
        #expect(music.events.map(\.time) == [0.5, 1, 1.25])
        #expect(music.duration == 1.25)
    }

    @Test func unknownChunksAndLongerHeadersAreSkipped() throws {
        let file = midiFile([[10, 0xC0, 1]])
        let header = chunk("MThd", Array(file[8..<14]) + [1, 2, 3])
        let unknown = chunk("XFIH", [1, 2, 3, 4, 5])
        #expect(try sequence(header + unknown + file[14...] + unknown) == sequence(file))
        #expect(try sequence(file + [1, 2, 3]) == sequence(file))
    }

    @Test func exclusivesAndEscapesAreSentAsTheyAre() throws {
        let music = try sequence(
            midiFile([
                [
                    0, 0xF0, 3, 1, 2, 0xF7, 0, 0xF0, 2, 3, 4, 0, 0xF7, 2, 5, 0xF7, 0, 0xF7, 2, 0xF3, 1, 0,
                    0x80, 1, 2, 0, 3, 4,
                ]
            ]))
        #expect(
            music.events.map(\.bytes) == [
                [0xF0, 1, 2, 0xF7], [0xF0, 3, 4], [5, 0xF7], [0xF3, 1], [0x80, 1, 2], [0x80, 3, 4],
            ])
    }

    @Test func aTrackEndsWithItsEndOfTrackOrItsChunk() throws {
        #expect(try sequence(midiFile([[10, 0xC0, 1, 90, 0xFF, 0x2F, 0, 0, 0xC0, 2]])).events.count == 1)
        let open = chunk("MThd", [0, 0, 0, 1, 0, 100]) + chunk("MTrk", [100, 0xC0, 1])
        #expect(try sequence(open).duration == 0.5)
    }

    @Test func anEmptyFileOfAnyTempoIsOver() throws {
        #expect(try sequence(midiFile([[]])) == sequence(midiFile([[0, 0xFF, 0x51, 3, 0, 0, 0]])))
    }

    private static let file = midiFile([[10, 0xC0, 1]])

    @Test(
        arguments: [
            ([], .noHeader), (Array("MThx".utf8), .noHeader),
            (Array(file.prefix(6)), .endsEarly(at: 4)), (Array(file.prefix(12)), .endsEarly(at: 8)),
            (chunk("MThd", [0, 1]), .endsEarly(at: 10)),
            (Array(file.prefix(14)), .missingTracks(announced: 1, found: 0)),
            (Array(file.prefix(20)), .endsEarly(at: 18)), (Array(file.dropLast()), .endsEarly(at: 22)),
            (midiFile(format: 3, [[]]), .unknownFormat(3)),
            (midiFile(format: 0, []), .missingTracks(announced: 0, found: 0)),
            (midiFile(division: [0, 0], [[]]), .unusableDivision(0)),
            (midiFile(division: [0xE8, 0], [[]]), .unusableDivision(0xE800)),
            (midiFile(division: [0x80, 1], [[]]), .unusableDivision(0x8001)),
            (midiFile([[0, 1, 2]]), .noStatus(at: 23)),
            (midiFile([[0, 0x90, 0x80, 2]]), .unexpectedByte(0x80, at: 24)),
            (midiFile([[0, 0xF8]]), .unexpectedByte(0xF8, at: 23)),
            (midiFile([[0, 0xFF, 0x80, 0]]), .unexpectedByte(0x80, at: 24)),
            (midiFile([[0x80, 0x80, 0x80, 0x80, 0, 0xC0, 1]]), .longQuantity(at: 22)),
            (midiFile([[0, 0xFF, 1, 99]]), .endsEarly(at: 26)),
            (midiFile([[0, 0xF0, 99]]), .endsEarly(at: 25)),
            (chunk("MThd", [0, 1, 0, 1, 0, 96]) + chunk("MTrk", [0]), .endsEarly(at: 23)),
            (chunk("MThd", [0, 1, 0, 1, 0, 96]) + chunk("MTrk", [0, 0x90, 1]), .endsEarly(at: 25)),
            (chunk("MThd", [0, 1, 4, 1, 0, 96]), .tooManyTracks(1_025)),
            (midiFile(division: [0, 1], [[0xFF, 0xFF, 0xFF, 0x7F, 0xC0, 1]]), .tooLong),
        ] as [([UInt8], MIDIFileError)])
    func damageHasItsError(bytes: [UInt8], error: MIDIFileError) {
        #expect(throws: error) { try StandardMIDIFile(bytes) }
    }

    @Test func tooManyEventsAreNotRead() throws {
        let events = Array(repeating: [0, 0xC0, 1] as [UInt8], count: MIDIFileLimits.events).flatMap { $0 }
        #expect(try StandardMIDIFile(midiFile([events])).tracks[0].events.count == MIDIFileLimits.events)
        #expect(throws: MIDIFileError.tooManyEvents) {
            try StandardMIDIFile(midiFile([events, [0, 0xC0, 1]]))
        }
    }

    @Test func noPieceOfAFileEndsTheProcess() {
        let file = midiFile([
            [0, 0xFF, 0x51, 3, 1, 2, 3, 0, 0xF0, 1, 0xF7, 0x81, 0, 0x90, 60, 64], [9, 0xC0, 1],
        ])
        for count in 0..<file.count {
            #expect(throws: MIDIFileError.self) { try StandardMIDIFile(Array(file.prefix(count))) }
        }
    }
}
