import CCamelAnimation
import CSDL2
import CamelAnimationLibrary
import Testing

/// Frames in memory, beside the same frames on SDL's surfaces.
@Suite struct PixelTests {
    private static let size = (width: Int32(480), height: Int32(400))

    /// Pixels in `format`, each byte of them `ground`, with a frame drawn on them.
    private func pixels(
        _ camel: OpaquePointer, format: UInt32, bytes: Int32 = 4, ground: UInt8, frame: Int64 = 3,
        options: camel_draw_options = defaults()
    ) -> [UInt8] {
        var options = options
        options.flags |= CAMEL_DRAW_FRAME
        var memory = [UInt8](
            repeating: ground, count: Int(PixelTests.size.width * PixelTests.size.height * bytes))
        let result = camel_draw_pixels(
            camel, &memory, PixelTests.size.width, PixelTests.size.height,
            Int(PixelTests.size.width * bytes), format, frame, &options)
        #expect(result == 0, "\(lastError())")
        return memory
    }

    /// Channels in the order of BGRA.
    private static func reordered(_ pixels: [UInt8], format: UInt32) -> [UInt8] {
        let isRedFirst = [CAMEL_PIXELS_RGBA, CAMEL_PIXELS_RGBA_PREMULTIPLIED, CAMEL_PIXELS_RGBX].contains(
            format)
        guard isRedFirst else { return pixels }
        var result = pixels
        for start in stride(from: 0, to: result.count, by: 4) { result.swapAt(start, start + 2) }
        return result
    }

    @Test(arguments: [false, true], [UInt32(1), 2, 3, 4, 5, 6])
    func onAnOpaqueGroundAllFormatsShowWhatASurfaceShows(hasBackground: Bool, format: UInt32) throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        var options = defaults()
        options.flags = hasBackground ? CAMEL_DRAW_BACKGROUND : 0
        let canvas = try Canvas()
        SDL_FillRect(canvas.surface, nil, 0xFFFF_FFFF)
        #expect(camel_draw_surface(camel, canvas.surface, 90_000_000, &options) == 0)
        let drawn = PixelTests.reordered(
            pixels(camel, format: format, ground: 255, options: options), format: format)
        // SDL's levels are a little off the nearest.
        #expect(zip(drawn, canvas.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
        let isVisible = drawn.contains { $0 < 100 }
        #expect(isVisible)
    }

    @Test func onATransparentGroundAlphaIsKept() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        let straight = pixels(camel, format: CAMEL_PIXELS_BGRA, ground: 0)
        let multiplied = pixels(camel, format: CAMEL_PIXELS_BGRA_PREMULTIPLIED, ground: 0)
        let alphas = stride(from: 3, to: straight.count, by: 4)
        #expect(alphas.contains { (1..<255).contains(straight[$0]) })
        for place in alphas {
            let alpha = Int(straight[place])
            #expect(Int(multiplied[place]) == alpha)
            for channel in 1...3 {
                let product = (Int(straight[place - channel]) * alpha + 127) / 255
                #expect(abs(Int(multiplied[place - channel]) - product) <= 1)
            }
            if alpha == 0 { #expect(straight[place - 1] == 0) }
        }
    }

    @Test func fewerBitsAreThoseOfTheSamePicture() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        var options = defaults()
        options.flags = CAMEL_DRAW_BACKGROUND
        let full = pixels(camel, format: CAMEL_PIXELS_BGRX, ground: 0, options: options)
        let small = pixels(camel, format: CAMEL_PIXELS_RGB565, bytes: 2, ground: 0, options: options)
        let grey = pixels(camel, format: CAMEL_PIXELS_GREY8, bytes: 1, ground: 0, options: options)
        for index in grey.indices {
            let (blue, green, red) = (
                Int(full[4 * index]), Int(full[4 * index + 1]), Int(full[4 * index + 2])
            )
            let number = Int(small[2 * index]) | Int(small[2 * index + 1]) << 8
            #expect(number == (red >> 3) << 11 | (green >> 2) << 5 | blue >> 3)
            #expect(abs(Int(grey[index]) * 1000 - (299 * red + 587 * green + 114 * blue)) < 1600)
        }
    }

    @Test func whatLiesOutsideStaysAsItWas() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        var options = defaults()
        options.flags = CAMEL_DRAW_BACKGROUND
        // Rows of 5 pixels in a pitch of 23 bytes, from an odd address, between bytes that nobody may touch.
        for (x, scale) in [(-200.0, 1.0), (2, 1), (-3, 0.01), (4.6, 3), (1e6, 1), (-1e6, 1)] {
            (options.x, options.y, options.scale) = (x, -3, scale)
            var memory = [UInt8](repeating: 0xA5, count: 1 + 23 * 4 + 7)
            let result = memory.withUnsafeMutableBytes {
                camel_draw_pixels(
                    camel, $0.baseAddress.map { $0 + 1 }, 5, 4, 23, CAMEL_PIXELS_RGBA, 0, &options)
            }
            #expect(result == 0, "\(lastError())")
            for (index, byte) in memory.enumerated() where index == 0 || (index - 1) % 23 >= 20 || index > 92
            {
                #expect(byte == 0xA5, "byte \(index)")
            }
        }
    }

    @Test func rowsMayLieFromTheBottomUp() throws {
        let camel = try #require(camel_load_bundled(8))
        defer { camel_free(camel) }
        var down = [UInt8](repeating: 0, count: 8 * 7 * 4)
        var up = down
        #expect(camel_draw_pixels(camel, &down, 8, 7, 32, CAMEL_PIXELS_RGBA, 0, nil) == 0)
        let result = up.withUnsafeMutableBytes {
            camel_draw_pixels(camel, $0.baseAddress.map { $0 + 6 * 32 }, 8, 7, -32, CAMEL_PIXELS_RGBA, 0, nil)
        }
        #expect(result == 0)
        for row in 0..<7 {
            #expect(down[row * 32..<row * 32 + 32] == up[(6 - row) * 32..<(6 - row) * 32 + 32])
        }
    }

    @Test func theOptionsOfASurfaceArrive() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        var options = defaults()
        (options.x, options.y, options.scale) = (13.4, 7.6, 0.5)
        (options.tint, options.alpha) = (0xFF_8040, 100)
        let canvas = try Canvas()
        SDL_FillRect(canvas.surface, nil, 0xFFFF_FFFF)
        #expect(camel_draw_surface(camel, canvas.surface, 90_000_000, &options) == 0)
        let drawn = pixels(camel, format: CAMEL_PIXELS_BGRA, ground: 255, options: options)
        #expect(zip(drawn, canvas.bytes).allSatisfy { abs(Int($0) - Int($1)) <= 2 })
        #expect(drawn.contains { $0 < 250 })
    }

    @Test func mistakesAreNamed() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        var memory = [UInt8](repeating: 0, count: 64)
        let mistakes: [(String, Int32, Int32, Int, UInt32)] = [
            ("cannot draw into 0x4 pixels: there is no such size", 0, 4, 16, 1),
            ("cannot draw into 4x-1 pixels: there is no such size", 4, -1, 16, 1),
            ("cannot draw into 4x4 pixels: a row has 16 bytes, and the pitch is 15", 4, 4, 15, 1),
            ("cannot draw into 4x4 pixels: a row has 16 bytes, and the pitch is -15", 4, 4, -15, 1),
            ("cannot draw into pixels: there is no format 0", 4, 4, 16, 0),
            ("cannot draw into pixels: there is no format 9", 4, 4, 16, 9),
        ]
        for (message, width, height, pitch, format) in mistakes {
            #expect(camel_draw_pixels(camel, &memory, width, height, pitch, format, 0, nil) == -1)
            #expect(lastError() == message)
        }
        #expect(camel_draw_pixels(camel, nil, 4, 4, 16, 1, 0, nil) == -1)
        #expect(lastError() == "cannot use the pixels: it is NULL")
        var options = defaults()
        options.rotation = 1
        #expect(camel_draw_pixels(camel, &memory, 4, 4, 16, 1, 0, &options) == -1)
        #expect(lastError() == "cannot draw frame 0: pixels are neither rotated nor flipped; use a renderer")
    }
}
