import CamelAnimation
import PictureSupport
import TestSupport
import Testing

@testable import CamelSDL

/// What is flat compresses to nearly nothing: a small file must not ask for much memory, and a large one may.
@Suite struct FlatFileTests {
    private let folder = TemporaryFolder()

    /// Makes `name` with a program's words, or copies of a PNG of one colour.
    private func make(_ size: String, _ name: String) throws {
        let flat = "convert -size \(size) xc:red"
        switch name {
        case "x.webp":
            try folder.run("\(flat) ppm:- | cwebp -quiet -lossless -o x.webp -- -")
        case "alpha.png":
            try folder.run("convert -size \(size) xc:none PNG32:alpha.png")
        case "moving.png":
            try folder.run("\(flat) PNG32:x.png")
            folder.write(name, try AnimatedPNG.bytes([.init(file: folder.bytes("x.png"))]))
        case "x.bmp": try folder.run("\(flat) -type Palette -compress RLE BMP3:x.bmp")
        case "progressive.jpg": try folder.run("\(flat) -interlace JPEG progressive.jpg")
        case "x.aseprite":
            let sides = size.split(separator: "x").compactMap { Int($0) }
            folder.write(name, AsepriteWriter(width: sides[0], height: sides[1], frames: [(9, [])]).bytes)
        default: try folder.run("\(flat) \(name)")
        }
    }

    private static let names = [
        "x.png", "alpha.png", "moving.png", "x.gif", "x.jpg", "progressive.jpg", "x.webp", "x.bmp",
        "x.aseprite",
    ]

    @Test(arguments: names)
    func aSmallFileMayNotAskForMuch(name: String) throws {
        try make("4000x4000", name)
        let error = #expect(throws: AnimationError.self) { try folder.open(name) }
        let bytes = folder.bytes(name).count
        #expect(error?.reason == "4000x4000 pixels are too many for a file of \(bytes) bytes")
    }

    @Test(arguments: names)
    func aPictureOfAScreenMayBeFlat(name: String) throws {
        try make("1920x1200", name)
        #expect(try folder.open(name).canvas == PixelSize(width: 1920, height: 1200))
    }

    @Test func aLargeFileMayAskForMuch() throws {
        for (pixels, bytes, isAllowed) in [
            (12 << 20, 0, true), (12 << 20 + 1, 100, false), (16 << 20, 64 << 10, true),
            (16 << 20, 64 << 10 - 1, false), (16 << 20 + 1, 64 << 10, false), (40_000_000, 625_000, true),
            (256 << 20, 4 << 20, true), (256 << 20, 4 << 20 - 1, false),
        ] {
            #expect(DecodingLimits.allows(pixels, bytes: bytes) == isAllowed, "\(pixels) of \(bytes)")
        }
        #expect(!DecodingLimits.allows(4 << 20, copies: 4, bytes: 100))
        #expect(DecodingLimits.allows(8 << 20, copies: 4, bytes: 32 << 10))
        #expect(!DecodingLimits.allows(8 << 20 + 1, copies: 4, bytes: 32 << 10))
    }

    @Test func theirPicturesCountTogether() throws {
        try make("3400x3400", "x.png")
        let frame = #"{"frame": {"x": 0, "y": 0, "w": 9, "h": 9}}"#
        func write(_ name: String, _ more: String) {
            let json = #"{"frames": [\#(frame)], "meta": {"image": "x.png"\#(more)}}"#
            folder.write(name, Array(json.utf8))
        }
        write("a.json", #", "related_multi_packs": ["b.json"]"#)
        write("b.json", "")
        #expect(try folder.open("b.json").canvas.width == 9)
        let error = #expect(throws: AnimationError.self) { try folder.open("a.json") }
        #expect(error?.reason == "its pictures have too many pixels for their files")
    }

    @Test func aSheetsCanvasIsHeldAgainstItsFiles() throws {
        try make("9x9", "x.png")
        let frame = #"{"frame": {"x": 0, "y": 0, "w": 9, "h": 9}, "sourceSize": {"w": 9000, "h": 9000}}"#
        folder.write("x.json", Array(#"{"frames": [\#(frame)], "meta": {"image": "x.png"}}"#.utf8))
        let error = #expect(throws: AnimationError.self) { try folder.open("x.json") }
        #expect(error?.reason.hasPrefix("9000x9000 pixels are too many for a file of") == true)
    }

    @Test func anOpaqueStillIsNotCopied() throws {
        try make("40x30", "x.png")
        let still = try folder.open("x.png")
        #expect(
            try still.opaqueFrame(0, size: still.canvas) === still.transparentFrame(0, size: still.canvas))
        let small = try still.transparentFrame(0, size: PixelSize(width: 10, height: 7))
        #expect((0..<7).allSatisfy { small.pixels($0).allSatisfy { $0 == 0xFFFF_0000 } })
    }
}
