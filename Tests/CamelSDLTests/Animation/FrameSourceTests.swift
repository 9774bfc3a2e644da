import CamelAnimation
import TestSupport
import Testing
import PictureSupport

@testable import CamelSDL

@Suite struct FrameSourceTests {
    /// Counts what it is asked for.
    private final class Counter: PatchDecoder {
        var decoded: [Int] = []
        var isWhole = false
        let patch: FramePatch
        let count: Int

        init(_ count: Int, isBlended: Bool) {
            let region = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 2, height: 2))
            patch = FramePatch(region: region, isBlended: isBlended, duration: 1)
            self.count = count
        }

        func patch(_ index: Int) -> FramePatch { patch }

        func whole() -> PatchStructure {
            isWhole = true
            return PatchStructure(durations: Array(repeating: 1, count: count))
        }

        func surface(ofPatch index: Int) throws(AnimationError) -> Surface {
            decoded.append(index)
            let picture = try Surface(size: PixelSize(width: 2, height: 2))
            picture.fill(0xFF00_0000 | UInt32(index))
            return picture
        }
    }

    private func frames(_ counter: Counter) throws -> CompositedFrames {
        try CompositedFrames(canvas: counter.patch.region.size, decoder: counter)
    }

    @Test func theFirstFrameOfALongAnimationCostsOneFrame() throws {
        let counter = Counter(10_000, isBlended: true)
        let animation = try DecodedAnimation(frames(counter), frameTime: nil)
        _ = try animation.opaqueFrame(0, size: animation.canvas)
        #expect(counter.decoded == [0])
        #expect(!counter.isWhole)
        #expect(animation.timeline.frameCount == 10_000)
    }

    @Test func framesInOrderAreDecodedOnce() throws {
        let counter = Counter(5, isBlended: true)
        let frames = try frames(counter)
        for index in [0, 1, 1, 2, 4] { #expect(try frames.firstByte(index) == index) }
        #expect(counter.decoded == [0, 1, 2, 3, 4])
    }

    @Test func aFrameThatHidesThoseBeforeItIsDecodedAlone() throws {
        let counter = Counter(9, isBlended: false)
        let frames = try frames(counter)
        for index in [8, 3, 0] { #expect(try frames.firstByte(index) == index) }
        #expect(counter.decoded == [8, 3, 0])
    }

    @Test func aSheetTakesItsPixelsAndNoMore() throws {
        let folder = TemporaryFolder()
        try folder.run("convert -size 4800x200 plasma:red-blue -alpha on x.png")
        let animation = try folder.open("x.png", FileLayout(grid: SheetGrid(columns: 20, rows: 1)))
        #expect(animation.timeline.frameCount == 20)
        #expect(Double(animation.pixelBytes) <= 1.1 * 4800 * 200 * 4, "\(animation.pixelBytes)")
    }

    @Test(arguments: [
        ("frame2", "frame10"), ("2", "010"), ("a", "b"), ("a1b2", "a1b10"), ("9", "10a"), ("x", "x1"),
        ("99999999999999999999998", "99999999999999999999999"),
    ])
    func theNaturalOrderIsAPersons(first: String, second: String) {
        #expect(NaturalOrder.isBefore(Array(first.utf8), Array(second.utf8)))
        #expect(!NaturalOrder.isBefore(Array(second.utf8), Array(first.utf8)))
    }
}

extension FrameSource {
    /// The lowest byte of a frame's first pixel.
    fileprivate func firstByte(_ index: Int) throws -> Int {
        let frame = try self.frame(index)
        return Int(frame.pixels(0)[0] & 255)
    }
}
