import CamelAnimation
import CamelSDL
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

    /// Answers requests for the animation that `presentation` names, until there are no more.
    static func serve(_ presentation: Presentation, _ channel: DecoderChannel) {
        var service = DecoderService(presentation, channel)
        while let request = channel.request(), service.answer(request) {}
    }

    private init(_ presentation: Presentation, _ channel: DecoderChannel) {
        self.presentation = presentation
        self.channel = channel
    }

    /// Returns false if nobody hears the answer.
    private mutating func answer(_ request: DecoderRequest) -> Bool {
        do throws(AnimationError) {
            switch request {
            case .open: return send(try open(skipsDamage: true))
            case .openStrictly: return send(try open(skipsDamage: false))
            case .structure: return send(try structure())
            case .frame(let index, let size):
                return send(try opened().opaqueFrame(index, size: size))
            case .transparentFrame(let index, let size):
                return send(try opened().transparentFrame(index, size: size))
            case .flaws: return channel.send(try flaws())
            case .touch:
                if let path = presentation.animation { FileAnswer.touch(path) }
                return send(DecoderAnswer())
            }
        } catch {
            return send(DecoderAnswer(failure: error))
        }
    }

    private mutating func open(skipsDamage: Bool) throws(AnimationError) -> DecoderAnswer {
        guard let opened = try DecodedAnimation.named(by: presentation) else {
            throw AnimationError("cannot decode", "there is no file")
        }
        if skipsDamage { skipDamage(of: opened) }
        animation = opened
        return DecoderAnswer(numbers: [Int64(opened.canvas.width), Int64(opened.canvas.height)])
    }

    private func skipDamage(of animation: DecodedAnimation) {
        let notices = notices
        if let failure = ColorManagement.failure {
            notices.errors.append(
                AnimationError(failure.action, "\(failure.reason); the colours are shown as they are stored"))
        }
        animation.skipDamagedFrames {
            notices.errors.append(
                AnimationError($0.action, "\($0.reason); the frames before that are shown"))
        }
    }

    /// How many there are of each kind, and the errors themselves.
    private func flaws() throws(AnimationError) -> DecoderAnswer {
        let (damage, colors) = (
            try opened().damage, ColorManagement.failure.map { AnimationError($0.action, $0.reason) }
        )
        return DecoderAnswer(
            notices: [damage, colors].compactMap { $0 }, numbers: [damage, colors].map { $0 == nil ? 0 : 1 })
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

    private func send(_ picture: Surface) -> Bool { send(DecoderAnswer()) && channel.send(picture) }

    private func send(_ answer: DecoderAnswer) -> Bool {
        var answer = answer
        answer.notices = notices.errors
        notices.errors = []
        return channel.send(answer)
    }
}
