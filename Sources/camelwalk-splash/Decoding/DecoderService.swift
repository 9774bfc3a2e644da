import CConfinement
import CPOSIX
import CamelAnimation
import CamelSDL
import Confinement
import Glibc
import POSIX
import SplashProtocol

/// The process that decodes the user's animation: it reads that file and speaks with the splash, and can do nothing else.
struct DecoderService {
    private let presentation: Presentation
    private let channel: DecoderChannel
    private var animation: DecodedAnimation?
    private let notices = Notices()

    /// What is to be told with the next answer.
    private final class Notices {
        var errors: [AnimationError] = []
    }

    /// Answers what comes through `descriptor`, until the other side is closed. Ends the process.
    static func run(_ presentation: Presentation, descriptor: Int32, parent: pid_t) -> Never {
        camelwalk_follow(parent)
        camelwalk_rename(camelwalk_arguments(), Int32(camelwalk_argument_count()), "camelwalk-decode")
        keepOnly(descriptor)
        _ = Confinement.enter(reading: readable(presentation))
        serve(presentation, DecoderChannel(descriptor: kept))
        _exit(0)
    }

    /// Answers requests for the animation that `presentation` names, until there are no more.
    static func serve(_ presentation: Presentation, _ channel: DecoderChannel) {
        var service = DecoderService(presentation, channel)
        while let request = channel.request(), service.answer(request) {}
    }

    private init(_ presentation: Presentation, _ channel: DecoderChannel) {
        self.presentation = presentation
        self.channel = channel
    }

    private static let kept: Int32 = 3

    /// Nothing of the splash's or the command's stays open.
    private static func keepOnly(_ descriptor: Int32) {
        if descriptor != kept { dup2(descriptor, kept) }
        let null = Glibc.open("/dev/null", O_RDWR)
        for standard in Int32(0)...2 {
            if null >= 0 { dup2(null, standard) } else { close(standard) }
        }
        camelwalk_close_from(kept + 1)
    }

    private static func readable(_ presentation: Presentation) -> [ByteString] {
        presentation.animation.map { DecodedAnimation.places(of: $0) } ?? []
    }

    /// Returns false if nobody hears the answer.
    private mutating func answer(_ request: DecoderRequest) -> Bool {
        do throws(AnimationError) {
            switch request {
            case .open: return send(try open())
            case .structure: return send(try structure())
            case .frame(let index, let size):
                let picture = try opened().opaqueFrame(index, size: size)
                return send(DecoderAnswer()) && channel.send(picture)
            }
        } catch {
            return send(DecoderAnswer(failure: error))
        }
    }

    private mutating func open() throws(AnimationError) -> DecoderAnswer {
        let notices = notices
        guard let opened = try DecodedAnimation.named(by: presentation) else {
            throw AnimationError("cannot decode", "there is no file")
        }
        if let failure = ColorManagement.failure {
            notices.errors.append(
                AnimationError(failure.action, "\(failure.reason); the colours are shown as they are stored"))
        }
        opened.skipDamagedFrames {
            notices.errors.append(
                AnimationError($0.action, "\($0.reason); the frames before that are shown"))
        }
        animation = opened
        return DecoderAnswer(numbers: [Int64(opened.canvas.width), Int64(opened.canvas.height)])
    }

    private func structure() throws(AnimationError) -> DecoderAnswer {
        let animation = try opened()
        let timeline = animation.timeline
        let durations = (0..<timeline.frameCount).map { timeline.duration(ofFrame: $0) }
        return DecoderAnswer(numbers: durations, cycles: animation.cycles)
    }

    private func opened() throws(AnimationError) -> DecodedAnimation {
        guard let animation else { throw AnimationError("cannot decode", "the file is not open") }
        return animation
    }

    private func send(_ answer: DecoderAnswer) -> Bool {
        var answer = answer
        answer.notices = notices.errors
        notices.errors = []
        return channel.send(answer)
    }
}
