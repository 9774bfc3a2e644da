import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL

@Suite struct BundledCamelTests {
    @Test func theCamelIsBlendedToTheNearestLevel() {
        for alpha in 0...255 {
            for number in 0..<1_024 {
                let (grey, ground) = (number % 256, (number * 7 + number / 256 * 85) % 256)
                let blended = BundledFrames.over(
                    SIMD8(repeating: UInt8(grey)), SIMD8(repeating: UInt8(alpha)),
                    SIMD8(repeating: UInt8(ground)))
                let exact = (grey * alpha + ground * (255 - alpha) + 127) / 255
                guard blended == SIMD8(repeating: UInt8(exact)) else {
                    Issue.record("\(grey) at \(alpha) over \(ground) is \(blended)")
                    return
                }
            }
        }
    }

    /// What a program draws on a ground of its own fits what is drawn here on the plate.
    @Test(arguments: [1, 2, 3])
    func theOpaqueCamelIsTheTransparentOne(factor: Int) throws {
        let frames = try BundledFrames(factor: factor)
        let (opaque, camel) = (try frames.opaque(5), try frames.transparent(5))
        var solid = 0
        for y in 0..<frames.canvas.height {
            for (pixel, grey) in zip(camel.pixels(y), opaque.byteValues(y)) where pixel >> 24 == 255 {
                solid += 1
                if UInt8(pixel & 255) != grey { Issue.record("row \(y) differs"); return }
            }
        }
        #expect(solid > 1_000)
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
