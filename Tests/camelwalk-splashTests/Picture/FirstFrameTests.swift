import CamelAnimation
import CamelSDL
import Glibc
import PictureSupport
import POSIX
import SplashProtocol
import TestSupport
import Testing

@testable import camelwalk_splash

@Suite struct FirstFrameTests {
    private let folder = TemporaryFolder()
    private let silent = EventLog(descriptor: nil, start: 0)

    @Test func withoutAnAnimationItIsTheBundledCamel() throws {
        let first = try FirstFrame(nil, .gallop, log: silent)
        let size = try BundledCamel.size()
        #expect(first.size == size && first.hasFrame)
        let picture = try first.picture(size: size)
        #expect(try picture.byteValues(200) == BundledCamel.firstFrame(size: size).byteValues(200))
        #expect(try first.ground(of: picture) == Duotone.plate.paper)
        #expect(try first.store(size: size).timeline.frameCount > 1)
    }

    @Test func aFileComesOutOfItsOwnColourAndHasNoFrame() throws {
        try folder.run("convert -size 6x4 xc:'#204060' -delay 5 xc:'#ff0000' x.gif")
        var presentation = Presentation()
        presentation.animation = folder.location("x.gif")
        let first = try FirstFrame(Decoder.serving(presentation), .auto, log: silent)
        #expect(first.size == PixelSize(width: 6, height: 4) && !first.hasFrame)
        let picture = try first.picture(size: PixelSize(width: 12, height: 8))
        #expect(picture.size == PixelSize(width: 12, height: 8))
        #expect(try first.ground(of: picture) == 0x20_4060)
    }

    @Test func aFileThatCannotBeUsedIsReplacedAndLogged() throws {
        let descriptor = open(folder.file("log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        defer { close(descriptor) }
        var presentation = Presentation()
        presentation.animation = folder.location("none.gif")
        let log = EventLog(descriptor: descriptor, start: 0)
        let first = try FirstFrame(Decoder.serving(presentation), .auto, log: log)
        #expect(first.hasFrame)
        let line = text(folder.file("log"))
        #expect(line.contains("none.gif") && line.hasSuffix("; the bundled camel is shown\n"), "\(line)")
    }
}
