import Testing

@testable import CamelAnimation

@Suite struct PixelSizeTests {
    @Test func aScaledSizeIsRoundedAndNeverEmpty() {
        #expect(PixelSize(width: 480, height: 400).scaled(by: 1.25) == PixelSize(width: 600, height: 500))
        #expect(PixelSize(width: 3, height: 1).scaled(by: 0.1) == PixelSize(width: 1, height: 1))
    }
}
