import CamelAnimation
import PictureSupport
import Testing

@testable import CamelSDL

/// The camel in a dark room.
@Suite struct ScratchboardTests {
    private let paper = Duotone.darkRoom.paperLevel

    /// What is light on the plate's camel is light on this one, too: not a pixel of it is turned into its opposite.
    @Test(arguments: [1, 2])
    func theCamelKeepsItsTones(factor: Int) throws {
        let frames = try BundledFrames(factor: factor, colors: .darkRoom)
        let (dark, camel) = (try frames.opaque(5), try frames.transparent(5))
        let light = try BundledFrames(factor: factor).transparent(5)
        var greys: Set<UInt8> = []
        for y in stride(from: 0, to: frames.canvas.height, by: 3) {
            #expect(camel.pixels(y) == light.pixels(y))
            for (pixel, grey) in zip(camel.pixels(y), dark.byteValues(y)) where pixel >> 24 == 255 {
                greys.insert(grey)
                if UInt8(pixel & 255) != grey { Issue.record("row \(y) differs"); return }
            }
        }
        #expect(greys.min().map { $0 < 10 } == true && greys.max().map { $0 > 240 } == true)
    }

    /// The ground is in rows 331 to 356: lines above and below are lighter than the paper, and the shadow is darker.
    @Test(arguments: [1, 2, 3])
    func linesAreLightAndTheShadowIsDark(factor: Int) throws {
        let frames = try BundledFrames(factor: factor, colors: .darkRoom)
        let plate = try frames.opaque(5)
        var (shaded, lit) = (0, 0)
        for y in stride(from: 0, to: 400 * factor, by: factor) {
            let row = plate.byteValues(y)
            // Beside the camel.
            let beside = Array(row[(30 * factor)..<(60 * factor)]) + row[(442 * factor)..<(458 * factor)]
            let isShadow = (332 * factor..<356 * factor).contains(y)
            if isShadow {
                #expect(beside.allSatisfy { $0 <= paper })
            } else if y < 331 * factor || y > 357 * factor {
                #expect(beside.allSatisfy { $0 >= paper })
            }
            shaded += isShadow ? row.count { $0 < paper } : 0
            lit += row.count { $0 > paper }
        }
        #expect(shaded > 300 && lit > 3_000)
    }

    /// The border, which lies at 14 to 20, is light all the way down, also beside the shadow.
    @Test func theBorderIsLight() throws {
        let plate = try BundledFrames(factor: 1, colors: .darkRoom).opaque(0)
        for y in 20..<380 {
            let row = plate.byteValues(y)
            #expect(row[..<20].contains { $0 > 120 } && row[460...].contains { $0 > 120 })
        }
    }

    /// Dark hair is told from the dark wall by a light edge above and to the left.
    @Test func theSideInTheLightHasALightEdge() throws {
        let frames = try BundledFrames(factor: 1, colors: .darkRoom)
        let (dark, camel) = (try frames.opaque(5), try frames.transparent(5))
        var edges: [UInt8] = []
        for x in 100..<400 {
            let top = (1..<300).first { camel.pixels($0)[x] >> 24 == 255 }
            if let top, camel.pixels(top - 1)[x - 1] >> 24 == 0 {
                edges.append(dark.byteValues(top - 1)[x - 1])
            }
        }
        #expect(edges.count > 50 && edges.allSatisfy { $0 > paper + 40 })
    }

    @Test(arguments: [1.0, 1.5, 2.2])
    func everySizeIsPrintedInTheColours(factor: Double) throws {
        let colors = Duotone(ink: 0x80_FFC0, paper: 0x00_1020)
        let size = try BundledCamel.size().scaled(by: factor)
        let animation = try BundledCamel.animation(for: size, colors: colors)
        let first = try BundledCamel.firstFrame(size: size, colors: colors)
        #expect(try animation.opaqueFrame(0, size: size).byteValues(9) == first.byteValues(9))
        let corner = first.byteValues(2)[2]
        #expect(first.colors?[Int(corner)] == 0xFF00_1020)
    }
}
