import CamelAnimation
import CamelSDL
import POSIX
import SplashProtocol
import Testing

@testable import camelwalk_splash

@Suite struct RenderQueueTests {
    private let size = PixelSize(width: 48, height: 40)

    private func queue(_ numbers: Range<Int>) throws -> RenderQueue {
        RenderQueue(
            numbers, job: RenderJob(presentation: Presentation(), output: "nowhere"),
            animation: try BundledCamel.animation(for: size),
            size: size, sheet: nil)
    }

    @Test func eachFrameIsHandedOutOnceAndInOrder() throws {
        let queue = try queue(5..<8)
        #expect((0..<3).map { _ in queue.next()?.number } == [5, 6, 7])
        #expect(queue.next() == nil)
        try queue.checkFinished()
    }

    @Test func afterAnErrorNoMoreAreHandedOut() throws {
        let queue = try queue(1..<9)
        for number in [1, 2, 3] { #expect(queue.next()?.number == number) }
        for number in [3, 2] {
            queue.finish(number) { throw AnimationError("frame", "\(number)") }
        }
        queue.finish(1) {}
        #expect(queue.next() == nil)
        #expect(throws: AnimationError("frame", "2")) { try queue.checkFinished() }
    }

    /// An animation of empty pictures.
    private struct Empty: RenderedAnimation {
        let timeline = Timeline(durations: [])

        func frame(_ index: Int, size: PixelSize, isTransparent: Bool) throws(AnimationError) -> Surface {
            try Surface(size: size)
        }
    }

    /// One thread frees its picture while another one's is put on the sheet.
    @Test func threadsShareASheet() throws {
        let size = PixelSize(width: 1, height: 1)
        let queue = RenderQueue(
            1..<50_001, job: RenderJob(presentation: Presentation(), output: "nowhere"), animation: Empty(),
            size: size, sheet: try ContactSheet(count: 50_000, frame: size, ground: nil))
        WorkerThreads.run(4) {
            while let (number, _) = queue.next() { queue.finish(number) {} }
        }
        try queue.checkFinished()
    }
}
