import CSDL2
import CamelAnimation
import Foundation
import PictureSupport
import TestSupport
import Testing

@testable import CamelSDL

/// Pictures that are written, and read again: by libpng, and by ImageMagick.
@Suite struct PNGWriterTests {
    private let folder = TemporaryFolder()

    /// A picture whose pixels `color` tells.
    private func picture(_ width: Int, _ height: Int, _ color: (Int, Int) -> UInt32) throws -> Surface {
        let picture = try Surface(size: PixelSize(width: width, height: height))
        for y in 0..<height {
            picture.withRow(y) { row in
                for x in row.indices { row[x] = color(x, y) }
            }
        }
        return picture
    }

    /// The kind of pixel that the header states, after the pixels have come back from both decoders as they were.
    private func check(_ picture: Surface) throws -> UInt8 {
        let file = try PNGEncoder().encode(picture)
        #expect(try PNGEncoder().encode(picture) == file)
        folder.write("x.png", file)
        let again = try PNGDecoder.still(FileBytes(folder.location("x.png")))
        let theirs = Array(try folder.run("convert x.png -depth 8 bgra:-"))
        for y in 0..<picture.size.height {
            let expected = try picture.converted(to: SDL_PIXELFORMAT_ARGB8888).pixels(y)
            #expect(again.pixels(y) == expected)
            let bytes = expected.flatMap { pixel in [0, 8, 16, 24].map { UInt8(pixel >> $0 & 255) } }
            #expect(Array(theirs[y * bytes.count..<(y + 1) * bytes.count]) == bytes)
        }
        return file[25]
    }

    private static func noise(_ x: Int, _ y: Int) -> UInt32 { UInt32(x * 7919 + y * 104_729) &* 0x9E37_79B1 }

    @Test func fewColoursGetAPalette() throws {
        #expect(try check(picture(1, 1) { _, _ in 0xFF12_3456 }) == 3)
        #expect(try check(picture(70, 33) { x, y in 0xFF00_0000 | UInt32(x * y % 256) * 0x01_0307 }) == 3)
        // Half transparent ones, and transparent ones whose colours differ.
        #expect(try check(picture(70, 33) { x, y in UInt32(x * y % 256) &* 0x0101_0203 }) == 3)
        #expect(try check(picture(256, 1) { x, _ in UInt32(x) << 24 | UInt32(x) }) == 3)
    }

    @Test func manyColoursGetTheChannelsThatTheyNeed() throws {
        #expect(try check(picture(257, 1) { x, _ in 0xFF00_0000 | UInt32(x) }) == 2)
        #expect(try check(picture(61, 47) { Self.noise($0, $1) | 0xFF00_0000 }) == 2)
        #expect(try check(picture(61, 47) { Self.noise($0, $1) }) == 6)
        #expect(
            try check(picture(300, 300) { x, y in UInt32(x * y) | (x == 299 && y == 299 ? 0 : 0xFF00_0000) })
                == 6)
    }

    @Test func anOpaquePictureOfManyThatAreNotKeepsItsChannels() throws {
        let picture = try picture(61, 47) { Self.noise($0, $1) | 0xFF00_0000 }
        #expect(try PNGEncoder().encode(picture, keepsAlpha: true)[25] == 6)
    }

    @Test func aPictureOfIndexesKeepsThem() throws {
        let picture = try Surface(size: PixelSize(width: 37, height: 5), format: SDL_PIXELFORMAT_INDEX8)
        picture.colors = (0..<256).map { 0xFF00_0000 | UInt32($0) * 0x01_0101 }
        for y in 0..<5 {
            picture.withByteRow(y) { row in for x in row.indices { row[x] = UInt8(x * 6 + y) } }
        }
        #expect(try check(picture) == 3)
    }

    @Test func nothingIsNoPicture() throws {
        let picture = try Surface(size: PixelSize(width: 0, height: 4))
        #expect(throws: AnimationError("cannot write a PNG", "the picture has no pixels")) {
            try PNGEncoder().encode(picture)
        }
    }
}
