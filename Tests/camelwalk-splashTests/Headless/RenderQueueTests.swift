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
}
