import CCamelAnimation
import CSDL2
import CamelAnimation
import CamelAnimationLibrary
import CamelSDL
import Testing

@Suite struct LoadingTests {
    private let gif =
        #filePath.replacing("Tests/CamelAnimationLibraryTests/LoadingTests.swift", with: "")
        + "Documentation/Pictures/camel.gif"
    /// A stride of the walk, the change, a part of the gallop, and the change back.
    private let gifFrames = 42 + 17 + 9 + 15

    @Test func theBundledCamelIsAsWideAsAsked() throws {
        let camel = try #require(camel_load_bundled(240))
        defer { camel_free(camel) }
        var width: Int32 = 0
        var height: Int32 = 0
        #expect(camel_get_size(camel, &width, &height) == 0)
        #expect([width, height] == [240, 200])
        #expect(camel_get_size(camel, nil, nil) == 0)
        #expect(camel_get_frame_count(camel) == 20)
        #expect(camel_get_cycle_count(camel) == 0)
        #expect(camel_get_duration(camel) == 600_000_000)
        #expect(camel_get_frame_duration(camel, 19) == 30_000_000)
        #expect(camel_get_frame_at(camel, 630_000_000) == 1)
        #expect(camel_get_frame_at(camel, -1) == 19)
        for time in [Int64.min, .max] { #expect((0..<20).contains(camel_get_frame_at(camel, time))) }
    }

    @Test func aFileAndItsBytesAreTheSame() throws {
        let file = try #require(camel_load_file(gif))
        defer { camel_free(file) }
        var size = 0
        let bytes = try #require(SDL_LoadFile(gif, &size))
        let memory = try #require(camel_load_memory(bytes, size, nil))
        defer { camel_free(memory) }
        // They are copied.
        SDL_memset(bytes, 0, size)
        SDL_free(bytes)
        #expect(camel_get_frame_count(memory) == Int32(gifFrames))
        let canvases = [try Canvas(), try Canvas()]
        for time in [Int64(0), 300_000_000] {
            #expect(camel_draw_surface(file, canvases[0].surface, time, nil) == 0)
            #expect(camel_draw_surface(memory, canvases[1].surface, time, nil) == 0)
            #expect(canvases[0].bytes == canvases[1].bytes)
        }
    }

    @Test func aTagThatIsNotThereIsAnError() {
        #expect(camel_load_tag(gif, "walk") == nil)
        #expect(
            String(cString: camel_get_error())
                == "cannot play the tag 'walk' of \(gif): no frames of it have a name")
    }

    @Test func swiftProgramsNeedOnlyStringsAndBytes() throws {
        #expect(try DecodedAnimation.file(gif).timeline.frameCount == gifFrames)
        var size = 0
        let bytes = try #require(SDL_LoadFile(gif, &size))
        defer { SDL_free(bytes) }
        let copy = Array(UnsafeRawBufferPointer(start: bytes, count: size))
        #expect(try DecodedAnimation.memory(copy).timeline.frameCount == gifFrames)
        let sheet = #expect(throws: AnimationError.self) {
            try DecodedAnimation.memory(Array("{}".utf8), name: "it")
        }
        #expect(sheet?.description == "cannot decode it: a sprite sheet is read from its file only")
    }
}
