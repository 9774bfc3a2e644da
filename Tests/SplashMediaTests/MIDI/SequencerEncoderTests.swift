import CALSA
import Glibc
import Testing

@testable import SplashMedia

/// What libasound makes of messages; needs no sequencer.
@Suite(.enabled(if: dlopen("libasound.so.2", RTLD_LAZY) != nil, "libasound is not installed"))
struct SequencerEncoderTests {
    private func events(_ messages: [[UInt8]]) throws -> [UInt8] {
        try SequencerEncoder(try SequencerLibrary(), port: 3).encode(messages)
    }

    private func event(_ bytes: [UInt8], at place: Int) -> snd_seq_event_t {
        bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: snd_seq_event_t.self) }
    }

    @Test func messagesBecomeEventsForWhoeverIsConnected() throws {
        let bytes = try events([[0x99, 36, 100], [0x99, 36, 0], [0xE1, 0, 64], [0xFA]])
        let size = MemoryLayout<snd_seq_event_t>.size
        #expect(size == 28 && bytes.count == 4 * size, "as the kernel has them")
        let first = event(bytes, at: 0)
        #expect(first.type == UInt8(SND_SEQ_EVENT_NOTEON.rawValue))
        #expect(first.data.note.channel == 9 && first.data.note.note == 36 && first.data.note.velocity == 100)
        #expect(first.queue == 253 && first.source.port == 3)
        #expect(first.dest.client == 254 && first.dest.port == 253)
        #expect(event(bytes, at: 2 * size).type == UInt8(SND_SEQ_EVENT_PITCHBEND.rawValue))
        #expect(event(bytes, at: 2 * size).data.control.value == 0)
        #expect(event(bytes, at: 3 * size).type == UInt8(SND_SEQ_EVENT_START.rawValue))
    }

    @Test func anExclusiveMessageFollowsItsEvent() throws {
        let message: [UInt8] = [0xF0, 0x7E, 1, 2, 0xF7]
        let bytes = try events([message, [0xC0, 1]])
        #expect(bytes.count == 28 + message.count + 28)
        let first = event(bytes, at: 0)
        #expect(first.type == UInt8(SND_SEQ_EVENT_SYSEX.rawValue) && first.data.ext.len == 5)
        #expect(Array(bytes[28..<33]) == message)
    }
}
