import CCamelAnimation
import CSDL2
import CamelAnimation
import CamelAnimationLibrary
import CamelSDL
import Testing

/// The C functions draw what the Swift ones do.
@Suite struct SamePixelsTests {
    @Test(arguments: [Int32(0), 300], [false, true])
    func surfacesShowTheSameFrames(width: Int32, hasBackground: Bool) throws {
        let loaded = try #require(camel_load_bundled(width))
        defer { camel_free(loaded) }
        let size = try width == 0 ? BundledCamel.size() : BundledCamel.size(width: Int(width))
        let sprite = SurfaceSprite(
            try BundledCamel.animation(for: size), size: size, hasBackground: hasBackground)
        let fromC = try Canvas()
        let fromSwift = try Canvas()
        var options = defaults()
        options.flags = hasBackground ? CAMEL_DRAW_BACKGROUND : 0
        for frame in 0..<sprite.animation.timeline.frameCount {
            let time = sprite.animation.timeline.start(ofFrame: frame)
            fromC.clear()
            fromSwift.clear()
            #expect(camel_draw_surface(loaded, fromC.surface, time, &options) == 0)
            try sprite.draw(at: time, on: fromSwift.surface)
            #expect(fromC.bytes == fromSwift.bytes, "frame \(frame)")
        }
    }

    @Test func everyOptionArrives() throws {
        let loaded = try #require(camel_load_bundled(0))
        defer { camel_free(loaded) }
        var options = defaults()
        (options.x, options.y, options.scale) = (13.4, -7.6, 0.5)
        (options.tint, options.alpha) = (0xFF_8040, 100)
        var drawing = DrawOptions(x: 13.4, y: -7.6)
        (drawing.scale, drawing.tint, drawing.alpha) = (0.5, 0xFF_8040, 100)
        let fromC = try Canvas()
        let fromSwift = try Canvas()
        #expect(camel_draw_surface(loaded, fromC.surface, 0, &options) == 0)
        try SurfaceSprite(BundledCamel.animation()).draw(at: 0, on: fromSwift.surface, options: drawing)
        #expect(fromC.bytes == fromSwift.bytes)
    }

    @Test func theBackgroundIsScaledToo() throws {
        let loaded = try #require(camel_load_bundled(0))
        defer { camel_free(loaded) }
        var options = defaults()
        (options.flags, options.scale) = (CAMEL_DRAW_BACKGROUND, 0.5)
        let canvas = try Canvas(width: 240, height: 200)
        let whole = canvas.bytes
        #expect(camel_draw_surface(loaded, canvas.surface, 0, &options) == 0)
        // The plate hides what was there, in every corner.
        for corner in [0, 4 * 239, 4 * 240 * 199, 4 * 240 * 200 - 4] {
            #expect(canvas.bytes[corner..<corner + 4] != whole[corner..<corner + 4])
        }
    }

    @Test func renderersShowTheSameFrames() throws {
        let loaded = try #require(camel_load_bundled(0))
        let fromC = try Canvas()
        let fromSwift = try Canvas()
        let renderers = [fromC, fromSwift].map { SDL_CreateSoftwareRenderer($0.surface) }
        defer { renderers.forEach { SDL_DestroyRenderer($0) } }
        defer { camel_free(loaded) }
        var options = defaults()
        (options.x, options.rotation, options.flags) = (20, 30, CAMEL_DRAW_FLIP_HORIZONTAL)
        var drawing = DrawOptions(x: 20)
        (drawing.rotation, drawing.flip) = (30, .horizontal)
        #expect(camel_draw_renderer(loaded, renderers[0], 90_000_000, &options) == 0)
        let sprite = RendererSprite(try BundledCamel.animation(), renderer: try #require(renderers[1]))
        try sprite.draw(at: 90_000_000, options: drawing)
        renderers.forEach { SDL_RenderFlush($0) }
        #expect(fromC.bytes == fromSwift.bytes)
        #expect(fromC.bytes != (try Canvas().bytes))
    }
}

/// CAMEL_DRAW_OPTIONS_INIT, which Swift cannot import.
func defaults() -> camel_draw_options {
    camel_draw_options(
        size: UInt32(MemoryLayout<camel_draw_options>.size), flags: 0, x: 0, y: 0, scale: 1, rotation: 0,
        tint: 0xFF_FFFF, alpha: 255)
}
