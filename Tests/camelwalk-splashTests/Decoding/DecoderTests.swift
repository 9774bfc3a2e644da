import CamelAnimation
import CamelSDL
import Glibc
import PictureSupport
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import camelwalk_splash

extension DecoderChannel {
    /// One whose other side is a thread of this process, `answer` of which gets its end of the connection.
    static func answered(by answer: @escaping @Sendable (DecoderChannel) -> Void) -> DecoderChannel {
        var pair: [Int32] = [-1, -1]
        #expect(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) == 0)
        let other = pair[1]
        #expect(
            BackgroundThread.start {
                answer(DecoderChannel(descriptor: other))
                close(other)
            })
        return DecoderChannel(descriptor: pair[0])
    }
}

extension Decoder {
    /// One that `answer` answers.
    static func answered(by answer: @escaping @Sendable (DecoderChannel) -> Void, log: EventLog? = nil)
        -> Decoder
    {
        Decoder(
            .answered(by: answer), process: nil, name: "x.gif",
            log: log ?? EventLog(descriptor: nil, start: 0))
    }

    /// One that decodes what `presentation` names, on a thread of this process.
    static func serving(_ presentation: Presentation, log: EventLog? = nil) -> Decoder {
        answered(by: { DecoderService.serve(presentation, $0) }, log: log)
    }
}

@Suite struct DecoderTests {
    private let folder = TemporaryFolder()

    private func presentation(_ name: String) -> Presentation {
        var presentation = Presentation()
        presentation.animation = folder.location(name)
        return presentation
    }

    @Test func framesAreThoseOfTheFile() throws {
        try folder.run(
            "convert -size 60x40 -delay 5 plasma:red -delay 7 plasma:blue -delay 9 xc:none -loop 3 x.gif")
        let presentation = presentation("x.gif")
        let animation = try #require(try DecodedAnimation.named(by: presentation))
        let decoder = Decoder.serving(presentation)
        #expect(try decoder.canvas() == animation.canvas)
        #expect(decoder.timeline == animation.timeline && decoder.cycles == animation.cycles)
        for size in [PixelSize(width: 60, height: 40), PixelSize(width: 31, height: 77)] {
            for index in [2, 0, 1] {
                let frame = try decoder.frame(index, size: size)
                let expected = try animation.opaqueFrame(index, size: size)
                for y in 0..<size.height { #expect(frame.pixels(y) == expected.pixels(y)) }
                let clear = try decoder.frame(index, size: size, isTransparent: true)
                let expectedClear = try animation.transparentFrame(index, size: size)
                for y in 0..<size.height { #expect(clear.pixels(y) == expectedClear.pixels(y)) }
            }
        }
        let flaws = try decoder.flaws()
        #expect(flaws.damage == nil && flaws.colors == nil)
    }

    @Test func aRenderingHearsOfDamageAndIsGivenNothingInItsPlace() throws {
        try folder.run(
            """
            convert -size 60x40 -delay 5 plasma:red plasma:blue plasma:green whole.gif
            head -c $(($(stat -c %s whole.gif) * 3 / 4)) whole.gif > x.gif
            """
        )
        let presentation = presentation("x.gif")
        let animation = try #require(try DecodedAnimation.named(by: presentation))
        let decoder = Decoder.serving(presentation)
        #expect(try decoder.canvas(isStrict: true) == animation.canvas)
        #expect(try decoder.readStructure().timeline == animation.timeline)
        #expect(try decoder.flaws().damage == animation.damage)
        let last = animation.timeline.frameCount - 1
        let size = animation.canvas
        let direct: String? = Result { try animation.opaqueFrame(last, size: size) }.error
        #expect(direct != nil || animation.damage != nil)
        #expect(Result { try decoder.frame(last, size: size) }.error == direct)
    }

    @Test func whatTheFileLacksIsAnErrorOfTheSameWords() throws {
        _ = folder.write("x.gif", "none")
        let presentation = presentation("x.gif")
        let decoder = Decoder.serving(presentation)
        let direct = try #require(
            #expect(throws: AnimationError.self) { try DecodedAnimation.named(by: presentation) })
        for _ in 0..<2 {
            #expect(throws: direct) { try decoder.canvas() }
        }
    }

    @Test func damageIsSaidInTheLog() throws {
        try folder.run(
            "convert -size 60x40 -delay 5 plasma:red plasma:blue plasma:green whole.gif; head -c 5000 whole.gif > x.gif"
        )
        let descriptor = open(folder.file("log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        let decoder = Decoder.serving(presentation("x.gif"), log: EventLog(descriptor: descriptor, start: 0))
        _ = try decoder.canvas()
        let count = decoder.timeline.frameCount
        _ = try decoder.frame(max(0, count - 1), size: PixelSize(width: 60, height: 40))
        #expect(text(folder.file("log")).contains("; the frames before that are shown"))
    }

    @Test(
        arguments: [
            [0, 0, -1, 2, 1 << 40, 1], [0, 0, -1, 2, 0, 5], [0, 0, -1, 1, 5], [0, 0, -1, 1 << 40],
            [0, 5, -1, 0],
            [1, 0, -1, 0, 1 << 40], [1, 0, -1, 0, -1], [7, 0, 0, 0], [.min, .min, .min, .min], [],
        ] as [[Int64]])
    func answersOfSomebodyElseAreErrors(numbers: [Int64]) {
        let decoder = Decoder.answered { channel in
            _ = channel.request()
            _ = numbers.withUnsafeBytes {
                send(channel.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
        }
        for _ in 0..<2 {
            #expect { try decoder.canvas() } throws: { "\($0)".hasPrefix("cannot decode x.gif: its ") }
        }
        #expect(decoder.timeline.frameCount >= 1)
    }

    @Test func aPictureThatDoesNotComeWholeIsAnError() throws {
        let decoder = Decoder.answered { channel in
            _ = channel.request()
            _ = channel.send(DecoderAnswer(numbers: [9, 9]))
            _ = channel.request()
            _ = channel.send(DecoderAnswer())
            _ = [UInt8](repeating: 0, count: 100).withUnsafeBytes {
                send(channel.descriptor, $0.baseAddress, 100, 0)
            }
        }
        let size = try decoder.canvas()
        #expect { try decoder.frame(0, size: size) } throws: { "\($0)".contains("does not answer") }
    }
}

extension Result {
    /// What was thrown, in words; nil if nothing was.
    fileprivate var error: String? {
        if case .failure(let error) = self { "\(error)" } else { nil }
    }
}
