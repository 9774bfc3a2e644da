import CSDL2
import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL

/// Whatever numbers a program passes, it gets a picture or an error.
@Suite struct ExtremeDrawingTests {
    private static let numbers = [Int.min, -1_000_001, -21, -1, 0, 1, 19, 20, 1 << 40, .max]

    @Test(arguments: numbers)
    func everyNumberIsThatOfAFrame(number: Int) throws {
        let camel = try BundledCamel.animation()
        let canvas = try Surface(size: camel.canvas)
        let sprite = SurfaceSprite(camel)
        let frame = camel.timeline.frame(repeating: number)
        try sprite.draw(frame: number, on: canvas.pointer)
        let expected = try camel.transparentFrame(frame, size: camel.canvas)
        #expect(try camel.transparentFrame(number, size: camel.canvas).pixels(200) == expected.pixels(200))
        let renderer = try #require(SDL_CreateSoftwareRenderer(canvas.pointer))
        defer { SDL_DestroyRenderer(renderer) }
        let textures = RendererSprite(camel, renderer: renderer)
        try textures.draw(frame: number)
        withExtendedLifetime(textures) {}
    }

    @Test(arguments: numbers.filter { $0 <= 0 || $0 > 1_000_000 })
    func anImpossibleSizeIsAnError(side: Int) throws {
        let size = PixelSize(width: side, height: 1)
        let camel = try BundledCamel.animation(for: size)
        #expect(throws: AnimationError.self) { try camel.opaqueFrame(0, size: size) }
        #expect(throws: AnimationError.self) { try BundledCamel.firstFrame(size: size) }
        if side != 0 { #expect(throws: AnimationError.self) { try Surface(size: size) } }
        let canvas = try Surface(size: PixelSize(width: 4, height: 4))
        #expect(throws: AnimationError.self) {
            try SurfaceSprite(camel, size: size).draw(at: 0, on: canvas.pointer)
        }
    }

    @Test(arguments: numbers)
    func everyWidthGivesASize(width: Int) throws {
        #expect(try BundledCamel.size(width: width).height > 0)
    }

    @Test(arguments: [.nan, .infinity, -1, 0, 1e300] as [Double])
    func optionsOutOfRangeAreAnError(number: Double) throws {
        let canvas = try Surface(size: PixelSize(width: 4, height: 4))
        let sprite = SurfaceSprite(try BundledCamel.animation())
        var options = DrawOptions()
        options.scale = number
        #expect(throws: AnimationError.self) {
            try sprite.draw(at: .min, on: canvas.pointer, options: options)
        }
    }

    @Test func aGridMayBeAnything() throws {
        let picture = try PNGEncoder().encode(try Surface(size: PixelSize(width: 4, height: 4)))
        for (columns, rows) in [(Int.max, Int.max), (.max, 2), (.min, .min), (0, 0), (5, 1)] {
            let layout = FileLayout(grid: SheetGrid(columns: columns, rows: rows), frameTime: .max)
            #expect(throws: AnimationError.self) {
                try picture.withUnsafeBytes { bytes in
                    _ = try DecodedAnimation.decoded(FileBytes(copying: bytes, name: "grid"), layout: layout)
                }
            }
        }
    }
}
