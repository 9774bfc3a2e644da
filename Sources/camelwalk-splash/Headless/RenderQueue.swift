import CamelAnimation
import CamelSDL
import SplashProtocol
import Synchronization

/// Hands out the frames of a rendering, one after the other, to threads that encode them.
///
/// One thread at a time draws its frame, in order, since a frame of a file may build on the ones before it. Encoding
/// takes far longer, and all threads do that at the same time. Memory holds one picture a thread, however many frames
/// there are.
final class RenderQueue: Sendable {
    private struct State {
        var next: Int
        var done = 0
        var failure: (number: Int, error: any Error)?
    }

    private let numbers: Range<Int>
    private let animation: any RenderedAnimation
    private let sheet: ContactSheet?
    private let job: RenderJob
    private let size: PixelSize
    private let progress: Progress?
    private let state: Mutex<State>

    /// The frames `numbers`, counted from 1, of `animation` in `size` pixels; each goes on `sheet`, too.
    init(
        _ numbers: Range<Int>, job: RenderJob, animation: any RenderedAnimation, size: PixelSize,
        sheet: ContactSheet?, progress: Progress? = nil
    ) {
        self.numbers = numbers
        self.animation = animation
        self.sheet = sheet
        self.job = job
        self.size = size
        self.progress = progress
        state = Mutex(State(next: numbers.lowerBound))
    }

    /// The next frame, drawn; nil if all are handed out, or one has failed.
    func next() -> (number: Int, picture: Surface)? {
        state.withLock { state in
            guard state.failure == nil, state.next < numbers.upperBound else { return nil }
            let number = state.next
            state.next += 1
            progress?.show(state.done, of: numbers.count)
            do throws(AnimationError) {
                let picture = try draw(job.frame(number, in: animation.timeline))
                try sheet?.add(picture, at: number - numbers.lowerBound)
                return (number, picture)
            } catch {
                state.failure = (number, error)
                return nil
            }
        }
    }

    private func draw(_ index: Int) throws(AnimationError) -> Surface {
        try animation.frame(index, size: size, isTransparent: job.isTransparent)
    }

    /// Does `work` for frame `number`, and keeps its error if no earlier frame has one.
    func finish(_ number: Int, _ work: () throws -> Void) {
        do {
            try work()
            state.withLock { $0.done += 1 }
        } catch {
            state.withLock { state in
                if let failure = state.failure, failure.number < number { return }
                state.failure = (number, error)
            }
        }
    }

    /// Throws the error of the first frame that has one.
    func checkFinished() throws {
        if let failure = state.withLock({ $0.failure }) { throw failure.error }
    }
}

/// An animation that is rendered into files. One thread at a time uses it.
protocol RenderedAnimation: Sendable {
    /// How long each frame is shown.
    var timeline: Timeline { get }

    /// Frame `index` in `size` pixels: on its background, opaque, or without it, with straight alpha.
    func frame(_ index: Int, size: PixelSize, isTransparent: Bool) throws(AnimationError) -> Surface
}

extension Decoder: RenderedAnimation {}

extension DecodedAnimation: RenderedAnimation {
    func frame(_ index: Int, size: PixelSize, isTransparent: Bool) throws(AnimationError) -> Surface {
        isTransparent ? try transparentFrame(index, size: size) : try opaqueFrame(index, size: size)
    }
}
