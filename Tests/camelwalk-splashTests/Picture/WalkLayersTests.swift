import CamelAnimation
import CamelSDL
import PictureSupport
import SplashProtocol
import Testing

@testable import camelwalk_splash

/// The layers in this program.
@Suite struct WalkLayersTests {
    @Test(arguments: [1, 2, 3])
    func allPicturesAreThere(factor: Int) throws {
        #expect(WalkLayers.find(.walk, factor: factor) != nil)
        #expect(WalkLayers.find(.gallop, factor: factor) == nil, "every program has it")
        for track in [GaitTrack.speedUp, .slowDown] {
            #expect((WalkLayers.find(track, factor: factor) != nil) == (factor == 2))
        }
        let size = try BundledCamel.size().scaled(by: Double(factor))
        let tracks = BundledTracks(for: size, layers: WalkLayers.find)
        // All in one size; the others are the same files' neighbours, and drawing them takes long where nothing is optimised.
        for frame in stride(from: 0, to: tracks.timeline.frameCount, by: factor == 1 ? 1 : 9) {
            #expect(try tracks.opaqueFrame(frame, size: size).size == size)
        }
    }

    @Test func theFirstFrameIsTheGaitsOwn() throws {
        let (size, log) = (try BundledCamel.size(), EventLog(descriptor: nil, start: 0))
        let tracks = BundledTracks(for: size, layers: WalkLayers.find)
        let first = try FirstFrame(nil, .auto, log: log).picture(size: size)
        let (walk, gallop) = (try tracks.opaqueFrame(0, size: size), try BundledCamel.firstFrame(size: size))
        #expect(rows(first) == rows(walk))
        #expect(try rows(FirstFrame(nil, .walk, log: log).picture(size: size)) == rows(walk))
        #expect(try rows(FirstFrame(nil, .gallop, log: log).picture(size: size)) == rows(gallop))
    }

    private func rows(_ picture: Surface) -> [[UInt8]] {
        (0..<picture.size.height).map { picture.byteValues($0) }
    }
}
