import CCamelAnimation
import CSDL2
import CamelAnimationLibrary
import Testing

/// Mistakes in a program make messages and not crashes.
@Suite struct MistakeTests {
    @Test(arguments: [-1, 8193, .min, .max] as [Int32])
    func widthsAreLimited(width: Int32) {
        #expect(camel_load_bundled(width) == nil)
        #expect(lastError() == "cannot load the bundled camel: its width is \(width), not 0 to 8192")
    }

    @Test func nullIsAnError() throws {
        let canvas = try Canvas()
        let noAnimation = "cannot use the animation: it is NULL"
        let calls: [(String, () -> Bool)] = [
            ("cannot use the path: it is NULL", { camel_load_file(nil) == nil }),
            ("cannot use the bytes: it is NULL", { camel_load_memory(nil, 3, nil) == nil }),
            ("cannot use the path: it is NULL", { camel_load_tag(nil, "x") == nil }),
            ("cannot use the tag: it is NULL", { camel_load_tag("x", nil) == nil }),
            (noAnimation, { camel_get_cycle_count(nil) == -1 }),
            (noAnimation, { camel_get_size(nil, nil, nil) == -1 }),
            (noAnimation, { camel_get_frame_count(nil) == -1 }),
            (noAnimation, { camel_get_duration(nil) == -1 }),
            (noAnimation, { camel_get_frame_at(nil, 0) == -1 }),
            (noAnimation, { camel_get_frame_duration(nil, 0) == -1 }),
            (noAnimation, { camel_draw_renderer(nil, nil, 0, nil) == -1 }),
            (noAnimation, { camel_draw_surface(nil, canvas.surface, 0, nil) == -1 }),
            (noAnimation, { camel_forget_renderer(nil) == -1 }),
            (noAnimation, { camel_draw_pixels(nil, nil, 1, 1, 4, 1, 0, nil) == -1 }),
            (noAnimation, { camel_set_playback(nil, nil) == -1 }),
            (noAnimation, { camel_get_next_change(nil, 0, nil) == -1 }),
            (noAnimation, { camel_get_tag_count(nil) == -1 }),
            (noAnimation, { camel_get_tag(nil, 0, nil) == nil }),
        ]
        for (message, fails) in calls {
            // Another message first, so that each is its own call's.
            _ = camel_load_bundled(-1)
            #expect(fails())
            #expect(lastError() == message)
        }
        camel_free(nil)
    }

    @Test func whatCannotBeDecodedIsNamed() {
        #expect(camel_load_file("/nonexistent/camel.gif") == nil)
        #expect(lastError() == "cannot read /nonexistent/camel.gif: No such file or directory")
        for bytes in ["", "x", "GIF89a", "{}"] {
            #expect(camel_load_memory(bytes, bytes.utf8.count, "this") == nil)
            #expect(lastError().hasPrefix("cannot decode this: "), "\(lastError())")
        }
        #expect(camel_load_memory("x", -1, "this") == nil)
    }

    @Test func framesAndTargetsAreChecked() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        for frame in [-1, 20, Int32.max] {
            #expect(camel_get_frame_duration(camel, frame) == -1)
            #expect(lastError() == "cannot use frame \(frame): there are 20, counted from 0")
        }
        #expect(camel_draw_surface(camel, nil, 0, nil) == -1)
        #expect(lastError() == "cannot use the surface: it is NULL")
        #expect(camel_draw_renderer(camel, nil, 0, nil) == -1)
        #expect(lastError() == "cannot use the renderer: it is NULL")
    }

    @Test func optionsAreChecked() throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        let canvas = try Canvas()
        let mistakes: [(String, (inout camel_draw_options) -> Void)] = [
            ("their size is 0", { $0.size = 0 }), ("their size is 3", { $0.size = 3 }),
            ("their size is 47", { $0.size = 47 }), ("their size is 4097", { $0.size = 4_097 }),
            ("their size is \(UInt32.max)", { $0.size = .max }),
            ("unknown flags 16", { $0.flags = 17 }), ("tint", { $0.tint = 0x0100_0000 }),
            ("alpha is 256", { $0.alpha = 256 }), ("scale 0", { $0.scale = 0 }),
            ("scale -1", { $0.scale = -1 }), ("scale nan", { $0.scale = .nan }),
            ("scale inf", { $0.scale = .infinity }), ("scale 1000000000.0", { $0.scale = 1e9 }),
            ("x nan", { $0.x = .nan }), ("y inf", { $0.y = .infinity }), ("x -1e+300", { $0.x = -1e300 }),
            ("rotat", { $0.rotation = .nan }), ("rotated", { $0.rotation = 1 }),
            ("flipped", { $0.flags = CAMEL_DRAW_FLIP_VERTICAL }),
        ]
        for (words, mistake) in mistakes {
            var options = defaults()
            mistake(&options)
            #expect(camel_draw_surface(camel, canvas.surface, 0, &options) == -1)
            #expect(lastError().contains(words), "\(words): \(lastError())")
        }
        for scale in [1e-9, 1000] {
            var options = defaults()
            (options.scale, options.x, options.y) = (scale, -1e6, 1e6)
            _ = camel_draw_surface(camel, canvas.surface, .max, &options)
        }
        #expect(canvas.bytes == (try Canvas().bytes))
    }

    /// A program that was compiled with an older header, whose structure ended before `scale` or another member.
    @Test(arguments: [4, 8, 16, 24, 32, 40, 44] as [UInt32])
    func membersThatAnOlderProgramLacksHaveTheirDefaults(size: UInt32) throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        let (drawn, expected) = (try Canvas(), try Canvas())
        #expect(camel_draw_surface(camel, expected.surface, 0, nil) == 0)
        // What lies behind the structure is not its own.
        var options = camel_draw_options()
        withUnsafeMutableBytes(of: &options) { bytes in
            for index in Int(size)..<bytes.count { bytes[index] = 0xA5 }
        }
        options.size = size
        if size > 24 { options.scale = 1 }
        if size > 40 { options.tint = 0xFF_FFFF }
        #expect(camel_draw_surface(camel, drawn.surface, 0, &options) == 0, "\(lastError())")
        let isSame = drawn.bytes == expected.bytes
        #expect(isSame)
    }

    /// A program that was compiled with a newer header.
    @Test(arguments: [49, 56, 4_096])
    func membersThatTheLibraryDoesNotKnowMustBeZero(size: Int) throws {
        let camel = try #require(camel_load_bundled(0))
        defer { camel_free(camel) }
        let canvas = try Canvas()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 0)
        var options = defaults()
        options.size = UInt32(size)
        memory.storeBytes(of: options, as: camel_draw_options.self)
        let known = try #require(memory.baseAddress).assumingMemoryBound(to: camel_draw_options.self)
        #expect(camel_draw_surface(camel, canvas.surface, 0, known) == 0, "\(lastError())")
        memory[size - 1] = 1
        #expect(camel_draw_surface(camel, canvas.surface, 0, known) == -1)
        #expect(lastError().contains("a member that this version of the library does not know"))
    }

    @Test func aRendererIsForgottenBeforeTheNext() throws {
        let camel = try #require(camel_load_bundled(0))
        let canvases = [try Canvas(), try Canvas()]
        let renderers = canvases.map { SDL_CreateSoftwareRenderer($0.surface) }
        defer { SDL_DestroyRenderer(renderers[1]) }
        defer { camel_free(camel) }
        #expect(camel_draw_renderer(camel, renderers[0], 0, nil) == 0)
        #expect(camel_draw_renderer(camel, renderers[1], 0, nil) == -1)
        #expect(lastError().contains("call camel_forget_renderer()"))
        #expect(camel_forget_renderer(camel) == 0)
        #expect(camel_forget_renderer(camel) == 0)
        SDL_DestroyRenderer(renderers[0])
        #expect(camel_draw_renderer(camel, renderers[1], 0, nil) == 0)
    }

    @Test func everyThreadHasItsOwnMessage() {
        _ = camel_load_bundled(-1)
        let mine = lastError()
        let thread = SDL_CreateThread(
            { _ in camel_get_error()[0] == 0 && camel_load_bundled(-2) == nil ? 1 : 0 }, "other", nil)
        var wasFresh: Int32 = 0
        SDL_WaitThread(thread, &wasFresh)
        #expect(wasFresh == 1)
        #expect(lastError() == mine)
    }

    @Test func longMessagesAreCutBetweenCharacters() {
        let name = String(repeating: "é", count: 2000)
        #expect(camel_load_memory("x", 1, name) == nil)
        #expect(lastError().utf8.count < 1024)
        #expect(lastError().hasSuffix("éé"))
    }
}
