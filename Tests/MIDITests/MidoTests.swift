import Foundation
import MIDI
import TestSupport
import Testing

/// Whether Debian's python3-mido, another reader of MIDI files, is installed.
private let hasMido = FileManager.default.fileExists(atPath: "/usr/lib/python3/dist-packages/mido")

/// Files as this module and as mido read them, event by event.
@Suite(.enabled(if: hasMido, "python3-mido is not installed"))
struct MidoTests {
    /// Lines of a time in seconds and a message's bytes, and one of the duration at the end.
    private func midoLines(_ folder: TemporaryFolder, _ name: String) throws -> [(
        time: Double, bytes: [UInt8]
    )] {
        let script = """
            import mido, sys
            now = 0
            for message in mido.MidiFile(sys.argv[1]):
                now += message.time
                if not message.is_meta: print(repr(now), *message.bytes())
            print(repr(now))
            """
        folder.write("read.py", script)
        let output = String(decoding: try folder.run("/usr/bin/python3 read.py \(name)"), as: UTF8.self)
        return output.split(separator: "\n").map { line in
            let words = line.split(separator: " ")
            return (Double(words[0]) ?? .nan, words.dropFirst().compactMap { UInt8($0) })
        }
    }

    private func compare(_ bytes: [UInt8]) throws {
        let folder = TemporaryFolder()
        folder.write("file.mid", bytes)
        let expected = try midoLines(folder, "file.mid")
        let music = TimedSequence(try StandardMIDIFile(bytes))
        try #require(music.events.count + 1 == expected.count)
        for (event, line) in zip(music.events, expected) {
            #expect(event.bytes == line.bytes)
            #expect(abs(event.time - line.time) < 1e-6)
        }
        #expect(abs(music.duration - (expected.last?.time ?? .nan)) < 1e-6)
    }

    @Test func theBundledSoundtrack() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "../../Assets/soundtrack.mid")
        let bytes = Array(try Data(contentsOf: path))
        #expect(abs(TimedSequence(try StandardMIDIFile(bytes)).duration - 38.4) < 1e-9)
        try compare(bytes)
    }

    @Test(arguments: 1...8) func filesOfAllKindsOfEvents(seed: Int) throws {
        var writer = MusicWriter(seed: UInt64(seed))
        try compare(writer.file(tracks: seed % 2 == 0 ? 1 : seed))
    }
}

/// Writes tracks of events by chance, always the same for a seed.
private struct MusicWriter {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    private mutating func number(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    private mutating func data() -> UInt8 { UInt8(number(128)) }

    mutating func file(tracks count: Int) -> [UInt8] {
        let tracks = (0..<count).map { _ in track() }
        return midiFile(
            format: count == 1 ? 0 : 1, division: [UInt8(number(64)), UInt8(1 + number(255))], tracks)
    }

    private mutating func track() -> [UInt8] {
        var bytes: [UInt8] = []
        var status: UInt8 = 0
        for _ in 0..<200 {
            bytes += delta()
            let event = event()
            // Running status, which meta and exclusive events end.
            bytes += event[0] == status ? event.dropFirst() : event[...]
            status = event[0] < 0xF0 ? event[0] : 0
        }
        return bytes
    }

    private mutating func delta() -> [UInt8] {
        switch number(4) {
        case 0: [0]
        case 1: [data()]
        case 2: [0x80 | data(), data()]
        default: [0x81, 0x80 | data(), data()]
        }
    }

    private mutating func event() -> [UInt8] {
        switch number(20) {
        case 0: [0xFF, 0x51, 3, UInt8(number(32)), UInt8(number(256)), UInt8(number(256))]
        case 1: [0xFF, 0x01, 2, 0x61, 0x62]
        case 2: [0xF0, 4, data(), data(), data(), 0xF7]
        case 3: [0xC0 | UInt8(number(16)), data()]
        case 4: [0xD0 | UInt8(number(16)), data()]
        case 5: [0xE0 | UInt8(number(16)), data(), data()]
        case 6: [0xA0 | UInt8(number(16)), data(), data()]
        case 7: [0xB0 | UInt8(number(2)), data(), data()]
        case 8...12: [0x80 | UInt8(number(2)), data(), data()]
        default: [0x90 | UInt8(number(2)), data(), data()]
        }
    }
}
