import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// What is special to PNG: depths, interlacing, chunks and their checksums.
@Suite struct PNGTests {
    private let folder = TemporaryFolder()

    @Test(arguments: ["Gray", "sRGB"], ["", "-alpha set -channel A -evaluate multiply 0.7 +channel"])
    func anInterlacedPictureOf16BitsIsWhatImageMagickDecodes(colors: String, alpha: String) throws {
        try folder.run(
            """
            convert -size 37x23 plasma:red-blue \(alpha) -colorspace \(colors) -depth 16 -interlace PNG x.png
            identify -format '%z %[interlace]' x.png | grep -q '16 PNG'
            """)
        let raw = try folder.run("convert x.png -depth 8 rgba:-")
        #expect(try folder.open("x.png").largestDifference(from: raw) <= 1)
    }

    /// The file with `change` made to each of its chunks' types and data.
    private func mapped(_ file: [UInt8], _ change: (PNGChunk.Kind?, [UInt8]) -> [UInt8]) throws -> [UInt8] {
        try file.withUnsafeBytes { bytes in
            var reader = ByteReader(bytes, at: 8, action: "test")
            var result = Array(bytes[..<8])
            while reader.position < bytes.count {
                let chunk = try PNGChunk(&reader)
                result += change(chunk.kind, Array(bytes[chunk.whole]))
            }
            return result
        }
    }

    private func animated() throws -> [UInt8] {
        try folder.run(
            "for c in red lime blue; do convert -size 9x9 plasma:$c-white -strip PNG32:$c.png; done")
        return try AnimatedPNG.bytes(["red", "lime", "blue"].map { .init(file: folder.bytes("\($0).png")) })
    }

    @Test func frameControlMayStandBeforeAnimationControl() throws {
        let file = try animated()
        folder.write("x.png", file)
        let expected = try folder.open("x.png")
        var control: [UInt8] = []
        // The first frame's comes before the animation's.
        var isFirst = true
        let swapped = try mapped(file) { kind, chunk in
            if kind == .animation {
                control = chunk
                return []
            }
            guard kind == .frame, isFirst else { return chunk }
            isFirst = false
            return chunk + control
        }
        folder.write("y.png", swapped)
        let animation = try folder.open("y.png")
        #expect(animation.timeline == expected.timeline)
        #expect(try (0..<3).allSatisfy { try animation.rgba($0) == expected.rgba($0) })
    }

    @Test(arguments: [PNGChunk.Kind.header, .animation, .frame])
    func aWrongChecksumIsDamage(kind: PNGChunk.Kind) throws {
        let file = try mapped(animated()) { found, chunk in
            found == kind ? chunk.dropLast() + [chunk[chunk.count - 1] ^ 1] : chunk
        }
        folder.write("x.png", file)
        let error = #expect(throws: AnimationError.self) { try folder.open("x.png") }
        #expect(error?.reason.contains("its checksum is wrong") == true, "\(String(describing: error))")
    }

    @Test func aFileWithoutItsEndIsWholeIfNoPixelIsMissing() throws {
        let file = try animated()
        folder.write("still.png", folder.bytes("red.png"))
        let still = try folder.open("still.png").rgba(0)
        for missing in [1, 8, 12, 14] {
            folder.write("still.png", Array(folder.bytes("red.png").dropLast(missing)))
            #expect(try folder.open("still.png").rgba(0) == still)
            folder.write("x.png", Array(file.dropLast(missing)))
            let animation = try folder.open("x.png")
            #expect(animation.damage == nil)
            #expect(animation.timeline.frameCount == 3)
            _ = try animation.rgba(2)
        }
        folder.write("still.png", Array(folder.bytes("red.png").dropLast(40)))
        let error = #expect(throws: AnimationError.self) { try folder.open("still.png") }
        #expect(error?.reason.contains("the file ends early") == true, "\(String(describing: error))")
    }

    @Test(arguments: 0...9)
    func exifTurnsAPictureAndEachFrame(orientation: UInt8) throws {
        try folder.run(
            "convert -size 12x8 plasma:red-blue PNG32:a.png; convert -size 12x8 plasma:lime-white PNG32:b.png"
        )
        let exif = PNGChunk.bytes(.orientation, JPEGTests.exif(orientation, isLittle: false))
        var still = folder.bytes("a.png")
        let frames = try AnimatedPNG.bytes([.init(file: still), .init(file: folder.bytes("b.png"))])
        still.insert(contentsOf: exif, at: 33)
        folder.write("still.png", still)
        folder.write("x.png", Array(frames[..<33]) + exif + frames[33...])
        let names = [
            "", "TopLeft", "TopRight", "BottomRight", "BottomLeft", "LeftTop", "RightTop", "RightBottom",
            "LeftBottom",
        ]
        let name = (1...8).contains(orientation) ? names[Int(orientation)] : "TopLeft"
        let raw = try folder.run(
            "for n in a b; do convert $n.png -orient \(name) -auto-orient -depth 8 rgba:-; done")
        let animation = try folder.open("x.png")
        #expect(try animation.largestDifference(from: raw) == 0)
        #expect(try folder.open("still.png").rgba(0) == animation.rgba(0))
    }
}
