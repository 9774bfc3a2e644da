import CamelAnimation
import Foundation
import POSIX
import TestSupport
import Testing

@testable import CamelSDL

/// Files that are read in pieces, when their frames are needed.
@Suite struct LongFileTests {
    private let folder = TemporaryFolder()

    /// Makes a GIF of 150 frames that is too long to be read at once, and returns its length.
    private func makeLongGIF() throws -> Int {
        try folder.run("ffmpeg -v error -f lavfi -i testsrc=size=320x240:rate=25 -frames:v 150 x.gif")
        let count = folder.bytes("x.gif").count
        try #require(count > 512 << 10)
        return count
    }

    private func shorten(_ name: String, to count: Int) {
        #expect(truncate(folder.file(name), off_t(count)) == 0)
    }

    @Test func theFirstFrameReadsNoMoreThanTheFirstFrame() throws {
        let count = try makeLongGIF()
        let source = try ByteSource(folder.location("x.gif"))
        let frames = try GIFDecoder.frames(source)
        _ = try frames.frame(0)
        #expect(source.readCount < 160 << 10, "of \(count)")
        #expect(frames.durations.count == 150)
        // Pieces begin where something is looked at.
        #expect(source.readCount > count - (16 << 10), "of \(count)")
    }

    @Test func aLongGIFIsWhatFfmpegDecodes() throws {
        _ = try makeLongGIF()
        let raw = try folder.run("ffmpeg -v error -i x.gif -fps_mode passthrough -f rawvideo -pix_fmt rgba -")
        let animation = try folder.open("x.gif")
        #expect(try animation.largestDifference(from: raw, frames: [0, 1, 149, 70]) == 0)
        #expect(animation.milliseconds == Array(repeating: 40, count: 150))
        #expect(animation.damage == nil)
        #expect(animation.cycles == nil)
    }

    @Test func aDamagedEndIsFoundWhenItIsReached() throws {
        _ = try makeLongGIF()
        var structure = try GIFFile(try ByteSource(folder.location("x.gif")), action: "test")
        structure.readToEnd()
        let end = structure.pictures[79].data.upperBound
        folder.write("x.gif", folder.bytes("x.gif")[..<end] + [0x21, 0xF9, 9])
        let animation = try folder.open("x.gif")
        var reports: [AnimationError] = []
        animation.skipDamagedFrames { reports.append($0) }
        _ = try animation.opaqueFrame(0, size: animation.canvas)
        #expect(reports.isEmpty)
        #expect(animation.timeline.frameCount == 80)
        #expect(reports.map(\.reason) == ["byte \(end + 3): a graphic control block must have 4 bytes"])
        #expect(animation.damage == reports.first)
        _ = try animation.opaqueFrame(79, size: animation.canvas)
    }

    @Test func aFileThatIsShortenedBeforeItIsReadToItsEndHasFewerFrames() throws {
        let count = try makeLongGIF()
        let animation = try folder.open("x.gif")
        _ = try animation.opaqueFrame(0, size: animation.canvas)
        shorten("x.gif", to: count / 2)
        #expect((50..<120).contains(animation.timeline.frameCount))
        #expect(animation.damage?.reason.contains("the file ends early, after \(count / 2) bytes") == true)
    }

    @Test func aFileThatIsShortenedWhileItIsShownIsAnError() throws {
        let count = try makeLongGIF()
        let animation = try folder.open("x.gif")
        #expect(animation.timeline.frameCount == 150)
        shorten("x.gif", to: count / 2)
        _ = try animation.opaqueFrame(20, size: animation.canvas)
        let error = #expect(throws: AnimationError.self) {
            try animation.opaqueFrame(149, size: animation.canvas)
        }
        #expect(error?.description.contains("the file ends early, after \(count / 2) bytes") == true)
        _ = try animation.opaqueFrame(30, size: animation.canvas)
    }

    @Test func aDirectorysLaterFilesAreLookedAtWhenTheyAreNeeded() throws {
        try folder.run("mkdir d; for n in 1 2 3; do convert -size 8x6 xc:red d/$n.png; done")
        let animation = try folder.open("d")
        _ = try animation.opaqueFrame(0, size: animation.canvas)
        try FileManager.default.removeItem(atPath: folder.file("d/2.png"))
        folder.write("d/4.png", [1, 2, 3])
        #expect(animation.timeline.frameCount == 2)
        try FileManager.default.removeItem(atPath: folder.file("d/3.png"))
        let error = #expect(throws: AnimationError.self) {
            try animation.opaqueFrame(1, size: animation.canvas)
        }
        #expect(error?.description.contains("d/3.png") == true)
    }

    @Test func aDirectorysFirstPictureMayComeAfterOtherFiles() throws {
        try folder.run(
            """
            mkdir d; echo > d/0.txt; echo '{' > d/1.json
            convert -size 8x6 xc:red d/2.png; cp d/2.png d/10.png; cp d/2.png d/3
            """)
        let directory = try #require(try PictureDirectory(folder.location("d")))
        #expect(directory.first == "2.png")
        #expect(directory.names() == ["2.png", "3", "10.png"])
    }

    @Test func aDirectoryOfTooManyPicturesIsRefusedAtOnce() throws {
        try folder.run("mkdir d; convert -size 1x1 xc:red d/0.png")
        let name = folder.location("d")
        for number in 1...10_000 {
            try #require(link(folder.file("d/0.png"), folder.file("d/\(number).png")) == 0)
        }
        #expect(throws: AnimationError("cannot read \(name)", "it has more than 10000 frames")) {
            try folder.open("d")
        }
        try FileManager.default.removeItem(atPath: folder.file("d/77.png"))
        #expect(try folder.open("d").timeline.frameCount == 10_000)
    }
}
