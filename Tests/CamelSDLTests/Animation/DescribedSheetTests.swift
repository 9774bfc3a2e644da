import CamelAnimation
import POSIX
import TestSupport
import Testing

@testable import CamelSDL

/// Sheets as other people's tools write them: several pictures, frames on their side, paths of another computer.
@Suite struct DescribedSheetTests {
    private let folder = TemporaryFolder()

    /// A picture of four cells of 4x4 beside each other.
    private func writeSheet(_ name: String, _ colors: [String] = ["red", "lime", "blue", "white"]) throws {
        try folder.run(
            "convert \(colors.map { "-size 4x4 xc:\($0)" }.joined(separator: " ")) +append PNG32:'\(name)'")
    }

    private func cell(_ index: Int, name: String = "") -> String {
        #"{"filename": "\#(name)", "frame": {"x": \#(4 * index), "y": 0, "w": 4, "h": 4}}"#
    }

    private func description(_ frames: [String], image: String, meta: String = "") -> String {
        #"{"frames": [\#(frames.joined(separator: ","))], "meta": {"image": "\#(image)"\#(meta)}}"#
    }

    private func firstPixels(_ animation: DecodedAnimation) throws -> [[UInt8]] {
        try (0..<animation.timeline.frameCount).map { Array(try animation.rgba($0).prefix(3)) }
    }

    @Test(arguments: [
        "/home/author/art/sheet.png", #"C:\\art\\sheet.png"#, "../art/sheet.png", "art/sheet.png",
        #"..\\sheet.png"#,
    ])
    func thePictureIsFoundBesideItsDescription(image: String) throws {
        try writeSheet("sheet.png")
        folder.write("x.json", description([cell(0), cell(2)], image: image))
        #expect(try firstPixels(folder.open("x.json")) == [[255, 0, 0], [0, 0, 255]])
    }

    @Test func thePictureIsWhereTheDescriptionSaysIfItIsThere() throws {
        try folder.run("mkdir art")
        try writeSheet("sheet.png")
        try writeSheet("art/sheet.png", ["white", "white", "white", "white"])
        folder.write("x.json", description([cell(0)], image: "art/sheet.png"))
        #expect(try firstPixels(folder.open("x.json")) == [[255, 255, 255]])
    }

    @Test func framesOnTheirSideAreTurnedUpright() throws {
        try folder.run(
            """
            convert -size 7x5 plasma:red-blue PNG32:a.png; convert a.png -rotate 90 PNG32:turned.png
            convert -size 20x20 xc:none turned.png -geometry +3+2 -composite PNG32:sheet.png
            convert -size 10x10 xc:none a.png -geometry +1+2 -composite -depth 8 rgba:x.raw
            """)
        let frame = #"""
            {"frame": {"x": 3, "y": 2, "w": 7, "h": 5}, "rotated": true, "trimmed": true,
             "spriteSourceSize": {"x": 1, "y": 2, "w": 7, "h": 5}, "sourceSize": {"w": 10, "h": 10}}
            """#
        folder.write("x.json", description([frame], image: "sheet.png"))
        let animation = try folder.open("x.json")
        #expect(try animation.largestDifference(from: contents(folder.file("x.raw"))) == 0)
    }

    @Test func framesOfSeveralPicturesAreInTheOrderOfTheirNames() throws {
        try writeSheet("sheet-0.png")
        try writeSheet("sheet-1.png", ["black", "yellow", "cyan", "magenta"])
        folder.write(
            "x-0.json",
            description(
                [cell(0, name: "walk10.png"), cell(1, name: "walk1.png")], image: "sheet-0.png",
                meta: #", "related_multi_packs": ["x-1.json"]"#))
        folder.write(
            "x-1.json",
            description(
                [cell(1, name: "walk2.png"), cell(2, name: "walk9.png")], image: "sheet-1.png",
                meta: #", "related_multi_packs": ["x-0.json"]"#))
        #expect(
            try firstPixels(folder.open("x-0.json")) == [
                [0, 255, 0], [255, 255, 0], [0, 255, 255], [255, 0, 0],
            ])
    }

    @Test func framesOfDifferentSizesAreWhole() throws {
        try writeSheet("sheet.png")
        let large = #"{"frame": {"x": 0, "y": 0, "w": 16, "h": 3}}"#
        folder.write("x.json", description([cell(1), large], image: "sheet.png"))
        let animation = try folder.open("x.json")
        #expect(animation.canvas == PixelSize(width: 16, height: 4))
        #expect(try Array(animation.rgba(1)[4 * 15..<4 * 16]) == [255, 255, 255, 255])
        #expect(try Array(animation.rgba(0)[4 * 15..<4 * 16]) == [0, 0, 0, 0])
    }

    @Test func anEmptyFrameShowsNothing() throws {
        try writeSheet("sheet.png")
        let empty = #"{"frame": {"x": 0, "y": 0, "w": 0, "h": 0}, "sourceSize": {"w": 4, "h": 4}}"#
        let outside =
            #"{"frame": {"x": 0, "y": 0, "w": 8, "h": 4}, "spriteSourceSize": {"x": -6, "y": -1}, "sourceSize": {"w": 4, "h": 4}}"#
        folder.write("x.json", description([empty, outside], image: "sheet.png"))
        let animation = try folder.open("x.json")
        #expect(try animation.rgba(0).allSatisfy { $0 == 0 })
        // Two of the second cell's columns, three of its rows.
        #expect(
            try animation.rgba(1).enumerated().filter { $0.offset % 4 == 3 && $0.element == 255 }.count == 6)
    }

    @Test func oneTagIsPlayed() throws {
        try writeSheet("sheet.png")
        let tags = #"""
            , "frameTags": [{"name": "a b", "from": 1, "to": 3, "direction": "pingpong", "repeat": "2"},
              {"name": "back", "from": 0, "to": 1, "direction": "reverse", "repeat": "4"}]
            """#
        folder.write("x.json", description((0..<4).map { cell($0) }, image: "sheet.png", meta: tags))
        let toAndFro = try folder.open("x.json", FileLayout(tag: "a b"))
        let (lime, blue, white): ([UInt8], [UInt8], [UInt8]) = ([0, 255, 0], [0, 0, 255], [255, 255, 255])
        #expect(try firstPixels(toAndFro) == [lime, blue, white, blue, lime])
        #expect(toAndFro.cycles == 1)
        let back = try folder.open("x.json", FileLayout(frameTime: 30_000_000, tag: "back"))
        #expect(try firstPixels(back) == [lime, [255, 0, 0]])
        #expect(back.milliseconds == [30, 30])
        #expect(back.cycles == 4)
        let error = #expect(throws: AnimationError.self) {
            try folder.open("x.json", FileLayout(tag: "none"))
        }
        #expect(error?.reason == "it has 'a b', 'back'")
        #expect(throws: AnimationError.self) { try folder.open("sheet.png", FileLayout(tag: "none")) }
    }
}
