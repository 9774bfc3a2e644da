import CamelAnimation
import Foundation
import POSIX
import TestSupport
import Testing

@testable import CamelSDL

/// Every frame of every format against what another program decodes.
@Suite struct FormatTests {
    private let folder = TemporaryFolder()

    @Test(arguments: ["none", "background", "previous"], ["", "-interlace GIF"])
    func aGIFIsWhatImageMagickCoalesces(disposal: String, interlace: String) throws {
        try folder.run(
            """
            convert -size 61x43 -delay 7 -dispose none plasma:red-blue -dispose \(disposal) \
              \\( -size 30x20 gradient:lime-black -repage +20+10 \\) \
              \\( -size 25x25 xc:none -fill yellow -draw 'circle 12,12 3,3' -repage +30+18 \\) \
              -delay 21 \\( -size 9x40 xc:white -repage +0+0 \\) -dispose none \
              \\( -size 13x11 plasma:green-white -repage +48+32 \\) \\( -size 5x5 xc:red -repage +1+30 \\) \
              \(interlace) -loop 0 x.gif
            """)
        let animation = try folder.open("x.gif")
        #expect(
            try animation.largestDifference(from: folder.run("convert x.gif -coalesce -depth 8 rgba:-"))
                == 0)
        #expect(animation.milliseconds == [70, 70, 70, 210, 210, 210])
    }

    @Test func theFramesOfAGIFCanBeDrawnInAnyOrder() throws {
        try folder.run(
            """
            convert -size 40x30 -dispose none plasma:red-blue -dispose previous \
              \\( -size 20x20 xc:lime -repage +9+9 \\) -dispose none \\( -size 7x7 xc:red -repage +3+3 \\) \
              -dispose previous \\( -size 40x30 plasma:white-black \\) -dispose none \
              \\( -size 9x9 xc:blue -repage +20+3 \\) \\( -size 40x30 plasma:yellow-red \\) x.gif
            """)
        let raw = try folder.run("convert x.gif -coalesce -depth 8 rgba:-")
        let animation = try folder.open("x.gif")
        #expect(try animation.largestDifference(from: raw, frames: [3, 4, 1, 5, 0, 2, 2, 5, 4, 3, 4]) == 0)
    }

    @Test func aVideoAsGIFIsWhatFfmpegDecodes() throws {
        try folder.run("ffmpeg -v error -f lavfi -i testsrc=size=96x64:rate=12.5 -frames:v 25 x.gif")
        let animation = try folder.open("x.gif")
        let raw = try folder.run("ffmpeg -v error -i x.gif -fps_mode passthrough -f rawvideo -pix_fmt rgba -")
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(animation.milliseconds == Array(repeating: 80, count: 25))
    }

    @Test(arguments: [("0", 100), ("1", 100), ("2", 20)])
    func aGIFThatIsInAHurryIsAsSlowAsInBrowsers(delay: String, milliseconds: Int) throws {
        try folder.run("convert -delay \(delay) -size 8x8 xc:red xc:blue x.gif")
        #expect(try folder.open("x.gif").milliseconds == [milliseconds, milliseconds])
    }

    @Test(arguments: [UInt8(0), 1, 2], [UInt8(0), 1])
    func anAPNGIsWhatFfmpegDecodes(disposal: UInt8, blend: UInt8) throws {
        try folder.run(
            """
            convert -size 50x40 plasma:red-blue PNG32:0.png
            convert -size 20x30 gradient:lime-none \(disposal == 1 ? "-channel A -threshold 40%" : "") PNG32:1.png
            convert -size 31x17 xc:none +antialias -fill yellow -draw 'circle 15,8 8,8' PNG32:2.png
            convert -size 48x38 gradient:none-white \(disposal == 1 ? "-channel A -threshold 60%" : "") PNG32:3.png
            """)
        let files = (0..<4).map { folder.bytes("\($0).png") }
        let frames = [
            AnimatedPNG.Frame(file: files[0]),
            AnimatedPNG.Frame(file: files[1], x: 7, y: 9, disposal: disposal, blend: blend),
            AnimatedPNG.Frame(file: files[2], x: 15, y: 20, delay: (1, 4), disposal: disposal, blend: blend),
            AnimatedPNG.Frame(file: files[3], x: 1, y: 1, disposal: disposal, blend: blend),
            AnimatedPNG.Frame(file: files[1], x: 30, y: 0, delay: (7, 0), blend: blend),
        ]
        _ = folder.write("x.png", try AnimatedPNG.bytes(frames))
        let animation = try folder.open("x.png")
        let raw = try folder.run(
            "ffmpeg -v error -f apng -i x.png -fps_mode passthrough -f rawvideo -pix_fmt rgba -")
        // ffmpeg's blending is right over what is opaque or not there, to a level or two.
        #expect(try animation.largestDifference(from: raw) <= (blend == 1 ? 2 : 0))
        #expect(animation.milliseconds == [100, 100, 250, 100, 70])
    }

    @Test(arguments: ["rgb24", "rgba", "gray", "pal8"])
    func ffmpegsAPNGIsWhatItWasMadeFrom(format: String) throws {
        try folder.run(
            """
            ffmpeg -v error -f lavfi -i testsrc=size=64x48:rate=25 -frames:v 12 -pix_fmt \(format) -plays 0 -f apng x.png
            """)
        let animation = try folder.open("x.png")
        let raw = try folder.run(
            "ffmpeg -v error -f apng -i x.png -fps_mode passthrough -f rawvideo -pix_fmt rgba -")
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(animation.milliseconds == Array(repeating: 40, count: 12))
    }

    @Test func aPictureThatIsNotPartOfAnAPNGIsLeftOut() throws {
        try folder.run("convert -size 9x9 xc:red PNG32:0.png; convert -size 9x9 xc:blue PNG32:1.png")
        let blue = AnimatedPNG.Frame(file: folder.bytes("1.png"))
        _ = folder.write("x.png", try AnimatedPNG.bytes([blue, blue], hidden: folder.bytes("0.png")))
        let animation = try folder.open("x.png")
        #expect(animation.timeline.frameCount == 2)
        #expect(try animation.rgba(0).prefix(4) == [0, 0, 255, 255])
    }

    @Test func anAnimatedWebPIsWhatItWasMadeFrom() throws {
        try folder.run(
            """
            ffmpeg -v error -f lavfi -i testsrc=size=64x48:rate=25 -frames:v 8 -pix_fmt rgba %d.png
            img2webp -loop 0 -lossless -d 40 1.png 2.png 3.png -d 5 4.png -d 90 5.png 6.png 7.png 8.png \
              -o x.webp > made.txt 2>&1
            """)
        let animation = try folder.open("x.webp")
        let raw = try folder.run("for n in 1 2 3 4 5 6 7 8; do convert $n.png -depth 8 rgba:-; done")
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(try animation.largestDifference(from: raw, frames: [5, 2, 7, 0]) == 0)
        #expect(animation.milliseconds == [40, 40, 40, 100, 90, 90, 90, 90])
    }

    @Test func webPWithDisposalAndBlendingIsPutTogether() throws {
        try folder.run(
            """
            convert -size 40x30 xc:red a.png; cwebp -quiet -lossless a.png -o a.webp
            convert -size 10x10 xc:lime b.png; cwebp -quiet -lossless b.png -o b.webp
            webpmux -frame a.webp +50+0+0+0-b -frame b.webp +60+4+6+1+b -frame b.webp +70+20+10+0+b \
              -bgcolor 0,0,0,0 -o x.webp > made.txt 2>&1
            convert -size 10x10 xc:none clear.png
            convert a.png \\( a.png b.png -geometry +4+6 -composite \\) \
              \\( a.png -alpha set clear.png -geometry +4+6 -compose copy -composite \
                b.png -geometry +20+10 -compose over -composite \\) \
              -depth 8 rgba:x.raw
            """)
        let animation = try folder.open("x.webp")
        #expect(try animation.largestDifference(from: Data(folder.bytes("x.raw"))) == 0)
        #expect(animation.milliseconds == [50, 60, 70])
    }

    @Test(arguments: [
        ("png", "-depth 8"), ("png", "-colorspace Gray -depth 8"),
        ("png", "-colors 16 -type Palette -depth 8"),
        ("png", "-depth 8 -transparent-color black"),
        ("png", "-depth 8 -interlace PNG"), ("jpg", "-quality 90"), ("jpg", "-interlace JPEG"),
        ("bmp", ""), ("gif", ""), ("webp", "-define webp:lossless=true"),
    ])
    func aStillPictureIsWhatImageMagickDecodes(kind: String, options: String) throws {
        try folder.run("convert -size 37x23 plasma:red-blue \(options) x.\(kind); mv x.\(kind) 'no suffix'")
        let animation = try folder.open("no suffix")
        let raw = try folder.run("convert '\(kind):no suffix' -depth 8 rgba:-")
        // JPEG decoders differ in their arithmetic.
        #expect(try animation.largestDifference(from: raw) <= (kind == "jpg" ? 3 : 0))
        #expect(animation.timeline.frameCount == 1)
    }

    @Test func aSheetWithAGridIsItsCells() throws {
        try folder.run(
            """
            for n in 0 1 2 3 4 5; do convert -size 20x10 plasma:red-$n$n$n $n.png; done 2> /dev/null || true
            for n in 0 1 2 3 4 5; do convert -size 20x10 xc:"rgb($n,9,200)" $n.png; done
            montage 0.png 1.png 2.png 3.png 4.png 5.png -tile 3x2 -geometry +0+0 x.png
            """)
        let animation = try folder.open(
            "x.png", FileLayout(grid: SheetGrid(columns: 3, rows: 2), frameTime: 35_000_000))
        let raw = try folder.run("for n in 0 1 2 3 4 5; do convert $n.png -depth 8 rgba:-; done")
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(animation.milliseconds == Array(repeating: 35, count: 6))
    }

    @Test(arguments: [
        ("AVIF", "\0\0\0\u{1C}ftypavif"), ("AVIF", "\0\0\0\u{28}ftypavis"), ("HEIF", "\0\0\0\u{18}ftypheic"),
        ("JPEG XL", "\0\0\0\u{C}JXL \r\n\u{87}\n"), ("JPEG XL", "\u{FF}\n\u{FA}"),
    ])
    func aFormatThatIsNotReadIsNamed(name: String, start: String) {
        let bytes = start.unicodeScalars.map { UInt8($0.value) }
        folder.write("x", bytes + [UInt8](repeating: 0, count: 40))
        let error = #expect(throws: AnimationError.self) { try folder.open("x") }
        #expect(error?.reason == "it is in \(name), which is not read; convert it to a PNG or a WebP")
    }

    @Test func aDirectoryIsInNaturalOrder() throws {
        try folder.run(
            """
            mkdir d; cd d; echo no > readme.txt; echo '{}' > sheet.json; mkdir frame0.png; mkfifo frame3.png
            convert -size 8x6 xc:'rgb(1,0,0)' frame1.png; convert -size 8x6 xc:'rgb(2,0,0)' PNG:Frame2
            convert -size 8x6 xc:'rgb(3,0,0)' frame2.gif; convert -size 8x6 xc:'rgb(4,0,0)' frame10.bmp
            convert -size 8x6 xc:'rgb(5,0,0)' -define webp:lossless=true frame010b.webp; cp frame1.png .hidden.png
            """)
        let animation = try folder.open("d")
        #expect(try (0..<5).map { try animation.rgba($0)[0] } == [2, 1, 3, 4, 5])
        #expect(animation.milliseconds == Array(repeating: 100, count: 5))
        #expect(try folder.open("d", FileLayout(frameTime: 40_000_000)).milliseconds[4] == 40)
    }

    @Test func anAsepriteSheetWithTrimmedFramesIsPutBackInPlace() throws {
        try folder.run("convert -size 8x4 xc:red -fill blue -draw 'rectangle 4,0 7,3' sheet.png")
        let json = #"""
            {"frames": {"a 0.ase": {"frame": {"x": 0, "y": 0, "w": 4, "h": 4}, "trimmed": true, "duration": 30,
              "spriteSourceSize": {"x": 3, "y": 2, "w": 4, "h": 4}, "sourceSize": {"w": 10, "h": 8}},
             "a 1.ase": {"frame": {"x": 4, "y": 0, "w": 4, "h": 4}, "trimmed": true, "duration": 70,
              "spriteSourceSize": {"x": 0, "y": 0, "w": 4, "h": 4}, "sourceSize": {"w": 10, "h": 8}}},
             "meta": {"image": "sheet.png"}}
            """#
        _ = folder.write("x.json", [0xEF, 0xBB, 0xBF] + Array(json.utf8))
        let animation = try folder.open("x.json")
        let raw = try folder.run(
            """
            for f in red,4x4+3+2 blue,4x4+0+0; do
              convert -size 10x8 xc:none \\( -size 4x4 xc:${f%,*} \\) -geometry +${f#*+} -composite -depth 8 rgba:-
            done
            """)
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(animation.milliseconds == [30, 70])
    }

    /// A real file from beside the repository, which is not part of it.
    private static let ancestorsSheet =
        #filePath.components(separatedBy: "/Tests/")[0] + "/../shared/reference/ocamlwalk-sprites.png"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: ancestorsSheet)))
    func theAncestorsSheetWalks() throws {
        let sheet = Self.ancestorsSheet
        let animation = try DecodedAnimation.file(
            ByteString(sheet),
            layout: FileLayout(grid: SheetGrid(columns: 20, rows: 1), frameTime: 35_000_000))
        let raw = try folder.run("convert \(sheet) -crop 240x200 +repage -depth 8 rgba:-")
        #expect(try animation.largestDifference(from: raw) == 0)
    }
}
