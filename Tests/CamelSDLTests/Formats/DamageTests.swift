import CamelAnimation
import TestSupport
import Testing

@testable import CamelSDL

/// Animations that break off: the frames before that are shown, and what is wrong is said with its place.
@Suite struct DamageTests {
    private let folder = TemporaryFolder()

    private func animated() throws -> [UInt8] {
        try folder.run("for c in red lime blue; do convert -size 9x9 plasma:$c-white PNG32:$c.png; done")
        return try AnimatedPNG.bytes(["red", "lime", "blue"].map { .init(file: folder.bytes("\($0).png")) })
    }

    @Test func anAPNGThatIsCutOffShowsItsFirstFrames() throws {
        let file = try animated()
        folder.write("x.png", file)
        let whole = try folder.open("x.png")
        let third = try #require(file.indices.dropFirst(8).last { file[$0...].starts(with: "fcTL".utf8) })
        folder.write("x.png", Array(file[..<(third - 4)]))
        let cut = try folder.open("x.png")
        #expect(cut.timeline.frameCount == 2)
        #expect(cut.damage?.reason == "byte \(third - 4): there are 2 frames, but 3 are announced")
        #expect(try cut.rgba(1) == whole.rgba(1))
        folder.write("x.png", Array(file[..<(file.count - 40)]))
        let half = try folder.open("x.png")
        let error = #expect(throws: AnimationError.self) { try half.rgba(2) }
        #expect(error?.reason.contains("byte \(file.count - 40): the file ends early") == true)
    }

    @Test func anAPNGWithADamagedFrameControlShowsWhatIsBefore() throws {
        var file = try animated()
        let third = try #require(file.indices.dropFirst(8).last { file[$0...].starts(with: "fcTL".utf8) })
        file[third + 5] ^= 1
        folder.write("x.png", file)
        let animation = try folder.open("x.png")
        #expect(animation.timeline.frameCount == 2)
        #expect(animation.damage?.reason == "byte \(third - 4): the fcTL chunk: its checksum is wrong")
    }

    @Test func aWebPThatIsCutOffShowsItsFirstFrames() throws {
        try folder.run(
            """
            for c in red lime blue; do convert -size 9x9 plasma:$c-white PNG32:$c.png; done
            img2webp -loop 3 -lossless -d 40 red.png lime.png blue.png -o x.webp > made.txt 2>&1
            """)
        let whole = try folder.open("x.webp")
        #expect(whole.damage == nil)
        #expect(whole.cycles == 3)
        let file = folder.bytes("x.webp")
        folder.write("y.webp", Array(file.dropLast(2)))
        let cut = try folder.open("y.webp")
        #expect(cut.timeline.frameCount == 2)
        #expect(cut.damage?.reason.hasPrefix("byte \(file.count - 2): the file ends early") == true)
        #expect(try cut.rgba(1) == whole.rgba(1))
        folder.write("y.webp", Array(file.prefix(60)))
        #expect(throws: AnimationError.self) { try folder.open("y.webp") }
    }

    @Test func anAPNGSaysHowOftenItIsPlayed() throws {
        folder.write("x.png", try animated())
        #expect(try folder.open("x.png").cycles == nil)
        var file = try animated()
        let control = PNGChunk.bytes(.animation, PNGChunk.big(3) + PNGChunk.big(2))
        file.replaceSubrange(33..<33 + control.count, with: control)
        folder.write("x.png", file)
        #expect(try folder.open("x.png").cycles == 2)
    }
}
