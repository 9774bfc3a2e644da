import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL

@Suite struct AsepriteTests {
    private func sheet(_ json: String) throws(AnimationError) -> SpriteSheet {
        let result = Array(json.utf8).withUnsafeBytes { bytes -> Result<SpriteSheet, AnimationError> in
            do throws(AnimationError) {
                return .success(try SpriteSheet(aseprite: bytes, name: "x.json"))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private let frame = """
        "frame": {"x": 1, "y": 2, "w": 3, "h": 4}, "spriteSourceSize": {"x": 5, "y": 6, "w": 3, "h": 4},
        "sourceSize": {"w": 10, "h": 20}, "duration": 30
        """

    @Test func theArrayAndTheHashFormAreRead() throws {
        let array = try sheet(#"{"frames": [{\#(frame)}], "meta": {"image": "x.png"}}"#)
        let hash = try sheet(#"{"frames": {"b": {\#(frame)}, "a": {\#(frame)}}, "meta": {"image": "x.png"}}"#)
        #expect(array.frames.count == 1)
        #expect(hash.frames.count == 2)
        #expect(array.canvas == PixelSize(width: 10, height: 20))
        #expect(array.frames[0].region == PixelRectangle(x: 1, y: 2, size: PixelSize(width: 3, height: 4)))
        #expect(array.frames[0].offset == (5, 6))
        #expect(array.frames[0].duration == 30_000_000)
    }

    @Test func framesOfOneNameAreDifferentFrames() throws {
        let names = (0..<4).map {
            #""walk": {"frame": {"x": \#($0), "y": 0, "w": 1, "h": 1}, "duration": 10\#($0)}"#
        }
        let read = try sheet(#"{"frames": {\#(names.joined(separator: ","))}, "meta": {"image": "x.png"}}"#)
        #expect(read.frames.map(\.region.x) == [0, 1, 2, 3])
        #expect(read.frames.map(\.duration) == [100, 101, 102, 103].map { $0 * 1_000_000 })
    }

    @Test func theCanvasHoldsFramesOfDifferentSizes() throws {
        let sizes = [(3, 9), (7, 2)].map { #"{"frame": {"x": 0, "y": 0, "w": \#($0.0), "h": \#($0.1)}}"# }
        let read = try sheet(#"{"frames": [\#(sizes.joined(separator: ","))], "meta": {"image": "x.png"}}"#)
        #expect(read.canvas == PixelSize(width: 7, height: 9))
    }

    @Test func aFrameMayBeEmptyOrLiePartlyOutside() throws {
        let frames = #"""
            {"frame": {"x": 0, "y": 0, "w": 0, "h": 0}, "sourceSize": {"w": 5, "h": 5}},
            {"frame": {"x": 0, "y": 0, "w": 2, "h": 2}, "spriteSourceSize": {"x": -1, "y": -9, "w": 0, "h": -1}}
            """#
        let read = try sheet(#"{"frames": [\#(frames)], "meta": {"image": "x.png"}}"#)
        #expect(read.frames[1].offset == (-1, -9))
        #expect(read.canvas == PixelSize(width: 5, height: 5))
    }

    @Test func textsAreRead() throws {
        let read = try sheet(
            #"{"frames": [{\#(frame)}], "meta": {"image": "\u00e4\ud83d\udc2a\\a\/\t", "x": [true, false, null, -1.5e3]}}"#
        )
        #expect(read.image == "ä🐪\\a/\t")
    }

    @Test func tagsThatNoFramesBelongToAreLeftOut() throws {
        let tags = #"""
            {"name": "out", "from": 2, "to": 3}, {"name": "long", "from": 1, "to": 9}, null, 3,
            {"name": "back", "from": 1, "to": 0, "direction": "sideways"}, {"name": "none", "from": null, "to": 1}
            """#
        let read = try sheet(
            #"{"frames": [{\#(frame)}, {\#(frame)}], "meta": {"image": "x.png", "frameTags": [\#(tags)]}}"#)
        #expect(
            read.tags == [
                FrameTag(name: "long", frames: 1...1), FrameTag(name: "back", frames: 0...1),
            ])
        let null = try sheet(#"{"frames": [{\#(frame)}], "meta": {"image": "x.png", "frameTags": null}}"#)
        #expect(null.tags.isEmpty)
    }

    @Test func tagsAreRead() throws {
        let tags =
            #""frameTags": [{"name": "walk", "from": 0, "to": 1, "direction": "pingpong", "repeat": "3"}]"#
        let read = try sheet(
            #"{"frames": [{\#(frame)}, {\#(frame)}], "meta": {"image": "x.png", \#(tags)}}"#)
        #expect(read.tags == [FrameTag(name: "walk", frames: 0...1, order: .pingPong, passes: 3)])
    }

    @Test(arguments: [
        ("", "line 1"), ("{\"meta\": {},\n\"x\" 1}", "line 2: a ':' is missing"),
        (#"{"meta": nan}"#, "line 1: a value is missing or unknown"), (#"{"meta": "\u12"}"#, "hexadecimal"),
        (#"{"meta": {}} x"#, "there is more after the end"), ("{\"meta\": \"\n\"}", "control character"),
        ("[]", "\"meta\" is missing"), (#"{"meta": {"image": "x"}}"#, "\"frames\" is missing"),
        (#"{"meta": {"image": "x"}, "frames": []}"#, "\"frames\" is empty"),
        (#"{"meta": {"image": 3}, "frames": [{"frame": {"x": 0, "y": 0, "w": 1, "h": 1}}]}"#, "meta.image"),
        (
            #"{"meta": {"image": "x"}, "frames": [{"frame": {"x": -1, "y": 0, "w": 1, "h": 1}}]}"#,
            "frames[0].frame.x"
        ),
        (
            #"{"meta": {"image": "x"}, "frames": [{"frame": {"x": 0, "y": 0, "w": 1e30, "h": 1}}]}"#,
            "frames[0].frame.w"
        ),
    ])
    func whatIsWrongIsSaidWithItsPlace(json: String, words: String) {
        let error = #expect(throws: AnimationError.self) { try sheet(json) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.description.contains("x.json") == true)
    }
}
