import CamelAnimation
import Testing

@testable import SplashPolicy

@Suite struct PlacementTests {
    private static let left = PixelRectangle(x: 0, y: 0, size: PixelSize(width: 1920, height: 1080))
    private static let right = PixelRectangle(x: 1920, y: -200, size: PixelSize(width: 1280, height: 1024))

    @Test func theMonitorIsThePointers() {
        let monitors = [Self.left, Self.right]
        #expect(Placement.monitor(holding: (10, 10), of: monitors) == Self.left)
        #expect(Placement.monitor(holding: (1920, -200), of: monitors) == Self.right)
        #expect(Placement.monitor(holding: (1919, 1079), of: monitors) == Self.left)
        #expect(Placement.monitor(holding: (9999, 0), of: monitors) == Self.left, "none: the first")
        #expect(Placement.monitor(holding: (0, 0), of: []) == nil)
    }

    @Test func aFrameIsNoOtherPlace() {
        let place = PixelRectangle(x: 400, y: 312, size: PixelSize(width: 480, height: 400))
        #expect(!Placement.isElsewhere(x: 402, y: 341, than: place))
        #expect(Placement.isElsewhere(x: 1, y: 623, than: place))
        #expect(Placement.isElsewhere(x: 400, y: 200, than: place))
    }

    @Test(arguments: [
        (
            PixelSize(width: 480, height: 400), left,
            PixelRectangle(x: 720, y: 340, size: .init(width: 480, height: 400))
        ),
        (
            PixelSize(width: 480, height: 400), right,
            PixelRectangle(x: 2320, y: 112, size: .init(width: 480, height: 400))
        ),
        (
            PixelSize(width: 4000, height: 1000), left,
            PixelRectangle(x: 96, y: 324, size: .init(width: 1728, height: 432))
        ),
        (
            PixelSize(width: 100, height: 2160), left,
            PixelRectangle(x: 937, y: 54, size: .init(width: 45, height: 972))
        ),
    ])
    func theWindowIsCentredAndFits(size: PixelSize, monitor: PixelRectangle, place: PixelRectangle) {
        #expect(Placement.window(of: size, on: monitor) == place)
    }
}
