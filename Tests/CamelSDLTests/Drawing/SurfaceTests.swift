import CamelAnimation
import Testing
import PictureSupport

@testable import CamelSDL

@Suite struct DrawingTests {
    @Test(
        arguments: [
            (0xFF11_2233, 0xFF44_5566, 0xFF11_2233), (0x0011_2233, 0xFF44_5566, 0xFF44_5566),
            (0x80FF_0000, 0xFF00_0000, 0xFF80_0000), (0x8000_0000, 0xFFFF_FFFF, 0xFF7F_7F7F),
            (0x40FF_FFFF, 0x0000_0000, 0x40FF_FFFF), (0x0000_0000, 0x0000_0000, 0),
        ] as [(UInt32, UInt32, UInt32)])
    func overIsExact(top: UInt32, bottom: UInt32, result: UInt32) {
        #expect(Surface.over(top, bottom) == result)
    }

    @Test func blendingIsClippedAtEveryEdge() throws {
        let canvas = try Surface(size: PixelSize(width: 4, height: 4))
        let stamp = try Surface(size: PixelSize(width: 3, height: 3))
        stamp.fill(0xFFFF_FFFF)
        for (x, y) in [(-2, -2), (3, 3), (-9, 0), (0, 9), (9, -9)] {
            canvas.blend(stamp, x: x, y: y)
        }
        canvas.blend(
            try stamp.part(PixelRectangle(x: 2, y: 2, size: PixelSize(width: 1, height: 1))), x: 1, y: 1)
        var set: [[Int]] = []
        for y in 0..<4 { for x in 0..<4 where canvas.pixels(y)[x] != 0 { set.append([x, y]) } }
        #expect(set == [[0, 0], [1, 1], [3, 3]])
    }

    @Test func scalingKeepsColoursBesideTransparency() throws {
        let picture = try Surface(size: PixelSize(width: 8, height: 8))
        for y in 0..<8 { for x in 0..<4 { picture.withRow(y) { $0[x] = 0xFFFF_0000 } } }
        let small = try picture.scaled(to: PixelSize(width: 3, height: 3))
        for y in 0..<3 {
            for pixel in small.pixels(y) where pixel >> 24 > 8 { #expect(pixel & 0xFFFF < 0x0400) }
        }
        #expect(small.pixels(1)[0] == 0xFFFF_0000)
    }

    @Test(
        arguments: [(0, 0xFFF3_E8D0), (255, 0xFF24_1608), (128, 0xFF8B_7F6C)] as [(UInt8, UInt32)])
    func aFadedPictureLiesBetweenTheGroundAndItself(opacity: UInt8, color: UInt32) throws {
        let size = PixelSize(width: 2, height: 1)
        let ink = try Duotone.plate.blank(size)
        let opaque = try Surface(size: size)
        opaque.fill(0xFF00_0000 | Duotone.plate.ink)
        for picture in [ink, opaque] {
            let faded = try picture.faded(opacity, over: Duotone.plate.paper)
            #expect(faded.pixels(0) == [color, color])
        }
    }

    @Test func theAverageIsThatOfEveryPixel() throws {
        let picture = try Surface(size: PixelSize(width: 2, height: 2))
        picture.fill(0xFF00_FF80)
        picture.withRow(0) { $0[0] = 0xFFFF_FF80 }
        #expect(try picture.averageColor() == 0x3F_FF80)
        #expect(try Duotone.plate.blank(picture.size).averageColor() == Duotone.plate.ink)
    }

    @Test func inkAndPaperAreTheEndsOfTheScale() {
        #expect(Duotone.plate.color(0) == Duotone.plate.ink)
        #expect(Duotone.plate.color(255) == Duotone.plate.paper)
    }
}
