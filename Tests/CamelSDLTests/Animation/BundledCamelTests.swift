import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL

@Suite struct BundledCamelTests {
    @Test(arguments: [1, 2])
    func theFirstFrameWithoutACodecIsFrameZero(factor: Int) throws {
        let smallest = try BundledCamel.size()
        let size = PixelSize(width: smallest.width * factor, height: smallest.height * factor)
        let early = try BundledCamel.firstFrame(size: size)
        let late = try BundledCamel.animation(for: size).opaqueFrame(0, size: size)
        for y in 0..<size.height { #expect(early.byteValues(y).elementsEqual(late.byteValues(y))) }
    }

    @Test(arguments: [1.0, 1.5, 2, 2.2, 3, 4])
    func everySizeIsDrawn(factor: Double) throws {
        let size = try BundledCamel.size().scaled(by: factor)
        let animation = try BundledCamel.animation(for: size)
        #expect(try animation.opaqueFrame(0, size: size).size == size)
        #expect(try BundledCamel.firstFrame(size: size).size == size)
        #expect(animation.timeline.frameCount > 1)
    }

    @Test func consecutiveFramesDiffer() throws {
        let size = try BundledCamel.size()
        let animation = try BundledCamel.animation(for: size)
        let rows = try (0..<animation.timeline.frameCount).map { index in
            let frame = try animation.opaqueFrame(index, size: size)
            return frame.byteValues(250)
        }
        #expect(Set(rows).count == rows.count)
    }
}
