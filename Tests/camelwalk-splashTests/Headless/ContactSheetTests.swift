import CamelAnimation
import CamelSDL
import PictureSupport
import Testing

@testable import camelwalk_splash

@Suite struct ContactSheetTests {
    private let frame = PixelSize(width: 40, height: 20)

    @Test(arguments: [(1, 1, 1), (2, 2, 1), (5, 3, 2), (20, 5, 4), (21, 6, 4)])
    func framesLieRowByRow(count: Int, columns: Int, rows: Int) throws {
        let sheet = try ContactSheet(count: count, frame: frame, ground: 0xE2D6BE)
        #expect(sheet.picture.size == PixelSize(width: columns * 42 + 2, height: rows * 22 + 2))
    }

    @Test func eachFrameHasItsPlace() throws {
        let sheet = try ContactSheet(count: 2, frame: frame, ground: nil)
        for (index, color) in ([0xFF00_0001, 0xFF00_0002] as [UInt32]).enumerated() {
            try sheet.add(.plain(frame, color), at: index)
        }
        let row = sheet.picture.pixels(10)
        #expect(
            [row[0], row[2], row[41], row[42], row[44], row[83]] == [
                0, 0xFF00_0001, 0xFF00_0001, 0, 0xFF00_0002, 0xFF00_0002,
            ])
    }

    @Test func oneThatIsTooLargeIsAnError() {
        let error = #expect(throws: AnimationError.self) {
            try ContactSheet(
                count: 10_000, frame: PixelSize(width: 1_000, height: 1_000), ground: 0xE2D6BE)
        }
        #expect(error?.description.contains("use --size or --frames") == true)
    }
}
