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

    @Test func tagsAreRead() throws {
        let tags = #""frameTags": [{"name": "walk", "from": 0, "to": 1, "direction": "pingpong"}]"#
        let read = try sheet(
            #"{"frames": [{\#(frame)}, {\#(frame)}], "meta": {"image": "x.png", \#(tags)}}"#)
        #expect(read.tags == [FrameTag(name: "walk", frames: 0...1, order: .pingPong)])
    }

    @Test(arguments: [
        (
            #"{"frames": [{"frame": {"x": 0, "y": 0, "w": 1, "h": 1}}], "meta": {"image": "x", "frameTags": [{"from": 0, "to": 1}]}}"#,
            "meta.frameTags[0].to"
        ),
        ("", "line"), ("[]", "\"meta\" is missing"), (#"{"meta": {"image": "x"}}"#, "\"frames\" is missing"),
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
