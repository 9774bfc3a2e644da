import CamelAnimation
import CamelSDL
import PictureSupport
import Testing

@testable import camelwalk_splash

@Suite struct FrameStoreTests {
    private func store(_ size: PixelSize) throws -> FrameStore {
        FrameStore(try BundledCamel.animation(for: size), size: size)
    }

    @Test func whatIsPreparedIsKeptAndTheRestIsDrawnAnew() throws {
        let size = try BundledCamel.size()
        let store = try store(size)
        try store.prepare(maximumFrames: 2)
        #expect(try store.frame(1) === store.frame(1))
        let (first, second) = (try store.frame(2), try store.frame(2))
        #expect(first !== second)
        #expect(first.byteValues(200) == second.byteValues(200))
        #expect(first.size == size)
    }

    @Test func framesAreTheSameKeptOrNot() throws {
        let size = try BundledCamel.size()
        let (kept, drawn) = (try store(size), try store(size))
        try kept.prepare()
        for index in [0, kept.timeline.frameCount - 1] {
            let (left, right) = (try kept.frame(index), try drawn.frame(index))
            for y in 0..<size.height where left.byteValues(y) != right.byteValues(y) {
                Issue.record("frame \(index) differs in row \(y)")
                return
            }
        }
    }

    @Test func afterTheLastFrameThereIsNone() throws {
        let store = try store(try BundledCamel.size())
        try store.prepare()
        #expect(throws: AnimationError.self) { try store.frame(store.timeline.frameCount) }
    }

    @Test func framesThatWouldTakeTooMuchMemoryAreNotKept() throws {
        // A byte a pixel: 21 MB each, of at most 48 MiB.
        let store = try store(PixelSize(width: 5_040, height: 4_200))
        try store.prepare(maximumFrames: 3)
        #expect(try store.frame(1) === store.frame(1))
        let (first, second) = (try store.frame(2), try store.frame(2))
        #expect(first !== second)
    }
}
