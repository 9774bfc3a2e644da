import Testing

@testable import Synthesis
@testable import Synthesiser

struct WavFileTests {
    @Test func `samples are 24 bits wide, little-endian and interleaved`() {
        var buffer = StereoBuffer(count: 1)
        buffer.add((1, -1), at: 0)
        let bytes = WavFile.bytes(buffer, sampleRate: 48_000)
        #expect(bytes.count == 50)
        #expect(bytes[..<4].elementsEqual("RIFF".utf8))
        #expect(bytes[24..<28].elementsEqual([0x80, 0xBB, 0, 0]))
        #expect(bytes[44...].elementsEqual([0xFF, 0xFF, 0x7F, 0x01, 0, 0x80]))
    }
}
