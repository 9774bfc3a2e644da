import CamelSDL
import Glibc
import POSIX
import SplashMedia
import Synchronization
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct SoundDecoderTests {
    private static let rate = 44_100

    /// One that `answer` answers.
    private func decoder(answeredBy answer: @escaping @Sendable (DecoderChannel) -> Void) -> SoundDecoder {
        SoundDecoder(.answered(by: answer), process: nil, name: "x.mid", patience: 1)
    }

    /// A file that our own voices play.
    private func recording() throws(MediaError) -> SoundtrackRecording {
        let bundled = ByteString(#filePath).deletingLastPathComponent.appending(
            path: "../../../Assets/soundtrack.mid")
        return try SoundtrackRecording(path: bundled, volume: 70, rate: SoundDecoderTests.rate)
    }

    private func bytes(_ decoder: SoundDecoder, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 1, count: count)
        return bytes.withUnsafeMutableBytes({ decoder.read(into: $0) }) ? bytes : nil
    }

    @Test func samplesAreThoseOfTheFile() throws {
        let frames = 3 * SoundDecoderTests.rate
        let expected = Mutex<[UInt8]>([])
        try recording().render(frames: frames) { samples in
            expected.withLock { $0 += samples }
            return true
        }
        let decoder = decoder { channel in
            SoundDecoderService.serve(channel) { _ throws(MediaError) in try self.recording() }
        }
        #expect(try decoder.open() == nil)
        let (first, rest) = (bytes(decoder, count: 8_192), bytes(decoder, count: frames * 4 - 8_192))
        #expect(try #require(first) + #require(rest) == expected.withLock { $0 })
    }

    @Test func whatCannotBeDecodedIsAnErrorOfTheSameWords() {
        let error = MediaError("cannot decode x.mid", "it has no notes")
        let decoder = decoder { channel in
            SoundDecoderService.serve(channel) { _ throws(MediaError) in throw error }
        }
        #expect(throws: error) { try decoder.open() }
    }

    @Test(
        arguments: [
            [1, 0, -1, 0, 1 << 40], [1, 0, -1, 0, -1], [7, 0, 0, 0], [0, 5, -1, 0], [.min, .min, .min, .min],
            [],
        ] as [[Int64]])
    func answersOfSomebodyElseAreErrors(numbers: [Int64]) {
        let decoder = decoder { channel in
            _ = channel.request()
            _ = numbers.withUnsafeBytes { channel.socket.send($0) }
        }
        #expect { try decoder.open() } throws: { "\($0)".hasPrefix("cannot decode x.mid: its ") }
    }

    @Test func samplesThatDoNotComeWholeAreTheEnd() throws {
        let decoder = decoder { channel in
            _ = channel.request()
            _ = channel.send(DecoderAnswer())
            _ = [UInt8](repeating: 0, count: 100).withUnsafeBytes { channel.socket.send($0) }
        }
        #expect(try decoder.open() == nil)
        #expect(bytes(decoder, count: 64) != nil)
        #expect(bytes(decoder, count: 64) == nil)
    }

    @Test func whoeverDoesNotAnswerIsNotWaitedFor() {
        let end = Semaphore()
        let decoder = decoder { _ in end.wait() }
        #expect(throws: MediaError.self) { try decoder.open() }
        end.signal()
    }
}
