import CamelAnimation
import Testing

@Suite struct SheetGridTests {
    @Test func theFramesOfAPlateLieEvenly() throws {
        let sheet = try #require(
            SpriteSheet(
                grid: SheetGrid(columns: 3, rows: 2), size: PixelSize(width: 100, height: 51), duration: 7))
        #expect(sheet.canvas == PixelSize(width: 33, height: 25))
        #expect(sheet.frames.map(\.region.x) == [0, 33, 66, 0, 33, 66])
        #expect(sheet.frames.map(\.region.y) == [0, 0, 0, 25, 25, 25])
        #expect(sheet.frames.allSatisfy { $0.region.size == sheet.canvas && $0.duration == 7 })
    }

    @Test(arguments: [(0, 1), (1, 0), (11, 1), (1, 6)])
    func aFrameWithoutPixelsIsNoFrame(columns: Int, rows: Int) {
        let grid = SheetGrid(columns: columns, rows: rows)
        #expect(SpriteSheet(grid: grid, size: PixelSize(width: 10, height: 5), duration: 1) == nil)
    }
}
