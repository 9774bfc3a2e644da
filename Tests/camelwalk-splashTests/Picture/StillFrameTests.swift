import CamelAnimation
import CamelSDL
import PictureSupport
import SplashPolicy
import Testing

@testable import camelwalk_splash

@Suite struct StillFrameTests {
    private let longTime: Int64 = 10_000_000_000

    private func picture(_ color: UInt32) throws -> Surface {
        try .plain(PixelSize(width: 2, height: 2), color)
    }

    @Test func aPoseThatIsThereAtOnceIsShownOnce() throws {
        let pose = try picture(0xFF11_2233)
        let still = StillFrame(pose)
        #expect(try still.picture(at: 5) === pose)
        #expect(try still.picture(at: 6) == nil)
        #expect(still.nextChange(after: 5) == nil)
    }

    @Test func itFadesInFromTheGroundOnceItHasBegun() throws {
        let pose = try picture(0xFF00_0000)
        let still = StillFrame(pose, fadingInFrom: 0xFF_FFFF)
        #expect(try still.picture(at: longTime)?.pixels(0)[0] == 0xFFFF_FFFF, "it has not begun")
        #expect(still.nextChange(after: longTime) == nil)
        still.begin(at: longTime)
        var now = longTime
        var shades: [UInt32] = []
        while let change = still.nextChange(after: now) {
            #expect(change > now)
            now = change
            shades.append(try #require(try still.picture(at: now)).pixels(0)[0])
        }
        #expect(shades == shades.sorted(by: >) && shades.count > 10)
        #expect(shades.last == 0xFF00_0000)
        #expect(try still.picture(at: now + longTime) == nil, "it is all there")
    }

    @Test func aSharperPictureOfItIsShownFromThenOn() throws {
        let still = StillFrame(try picture(0xFF00_0000))
        _ = try still.picture(at: 0)
        let sharper = try picture(0xFF00_0001)
        still.replace(with: sharper)
        #expect(try still.picture(at: 0) === sharper)
    }
}
