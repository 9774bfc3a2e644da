import CamelAnimation
import TestSupport
import Testing

@testable import CamelSDL

/// Aseprite's own files, written here byte by byte as its specification says.
@Suite struct AsepriteFileTests {
    private let folder = TemporaryFolder()

    private typealias Writer = AsepriteWriter

    private func open(_ writer: Writer, _ layout: FileLayout = FileLayout()) throws -> DecodedAnimation {
        folder.write("x.aseprite", writer.bytes)
        return try folder.open("x.aseprite", layout)
    }

    private func pixels(_ animation: DecodedAnimation, _ index: Int = 0) throws -> [[UInt8]] {
        let bytes = try animation.rgba(index)
        return stride(from: 0, to: bytes.count, by: 4).map { Array(bytes[$0..<$0 + 4]) }
    }

    private let red: [UInt8] = [255, 0, 0, 255]
    private let blue: [UInt8] = [0, 0, 255, 255]
    private let none: [UInt8] = [0, 0, 0, 0]
    private func four(_ pixel: [UInt8]) -> [UInt8] { pixel + pixel + pixel + pixel }

    @Test func celsLieOnEachOtherAndLinksRepeatThem() throws {
        var writer = Writer()
        writer.frames = [
            (
                70,
                [
                    Writer.layer(), Writer.layer(), Writer.layer(0), Writer.layer(0, type: 1),
                    Writer.layer(level: 1),
                    Writer.cel(0, four(red), isCompressed: true), Writer.cel(1, four(blue), x: 1, y: -1),
                    Writer.cel(2, four(none)), Writer.cel(4, four(blue)),
                ]
            ), (30, [Writer.link(0, to: 0)]), (5, []),
        ]
        let animation = try open(writer)
        #expect(animation.milliseconds == [70, 30, 5])
        #expect(try pixels(animation) == [red, blue, red, red])
        #expect(try pixels(animation, 1) == [red, red, red, red])
        #expect(try pixels(animation, 2) == [none, none, none, none])
    }

    @Test func aLinkHasAPlaceAndAnOpacityOfItsOwn() throws {
        var writer = Writer()
        let moved = Writer.link(0, to: 0, x: 1, opacity: 128)
        writer.frames = [(70, [Writer.layer(), Writer.cel(0, four(red))]), (30, [moved])]
        let pale: [UInt8] = [255, 0, 0, 128]
        #expect(try pixels(open(writer), 1) == [none, pale, none, pale])
    }

    @Test func linksMayBeChainedThroughAllFrames() throws {
        var writer = Writer()
        writer.frames = [(10, [Writer.layer(), Writer.cel(0, four(red))])]
        for frame in 0..<9_999 { writer.frames.append((10, [Writer.link(0, to: frame)])) }
        #expect(try pixels(open(writer), 9_999) == [red, red, red, red])
    }

    @Test func aFrameMayNotBeMadeOfTooMuch() throws {
        try folder.run(
            "python3 -c 'import sys, zlib; sys.stdout.buffer.write(zlib.compress(bytes(4 << 20)))' >pixels")
        var cel = Writer.word(0) + Writer.word(-1) + Writer.word(0) + [255] + Writer.word(2)
        cel += [0, 0, 0, 0, 0, 0, 0] + Writer.word(1024) + Writer.word(1024) + folder.bytes("pixels")
        var writer = Writer()
        let links = (0..<65).map { _ in Writer.link(0, to: 0) }
        writer.frames = [(10, [Writer.layer(), Writer.chunk(0x2005, cel)]), (10, links)]
        let animation = try open(writer)
        let error = #expect(throws: AnimationError.self) { try animation.rgba(1) }
        #expect(error?.reason.hasPrefix("its cels have too many pixels") == true)
    }

    @Test func aFrameWithoutADurationHasTheFiles() throws {
        var writer = Writer()
        writer.frames = [(0, [Writer.layer()]), (30, [])]
        #expect(try open(writer).milliseconds == [100, 30])
        var file = writer.bytes
        file[18] = 70
        folder.write("y.aseprite", file)
        #expect(try folder.open("y.aseprite").milliseconds == [70, 30])
    }

    @Test func whatStandsAfterTheChunksOfAFrameIsPassedOver() throws {
        var writer = Writer()
        writer.frames = [(40, [Writer.layer()]), (30, [])]
        var file = writer.bytes
        let length = 16 + Writer.layer().count
        file[128] = UInt8(length + 3)
        file.insert(contentsOf: [1, 2, 3], at: 128 + length)
        folder.write("y.aseprite", file)
        let animation = try folder.open("y.aseprite")
        #expect(animation.milliseconds == [40, 30])
        #expect(animation.damage == nil)
    }

    @Test func framesMayChangeThePalette() throws {
        func palette(_ color: [UInt8]) -> [UInt8] {
            let places = Writer.little(2, 4) + Writer.little(1, 4) + Writer.little(1, 4)
            return Writer.chunk(0x2019, places + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0] + color)
        }
        var writer = Writer(depth: 8)
        writer.frames = [
            (10, [Writer.layer(), palette(red), Writer.cel(0, [1, 1, 1, 0])]), (10, [Writer.link(0, to: 0)]),
            (10, [palette(blue), Writer.link(0, to: 0)]),
        ]
        let animation = try open(writer)
        #expect(try (0..<3).map { try pixels(animation, $0)[0] } == [red, red, blue])
    }

    @Test func opacitiesAreMultiplied() throws {
        var writer = Writer()
        let cel = Writer.cel(0, four(red), opacity: 128)
        writer.frames = [(100, [Writer.layer(opacity: 128), cel])]
        #expect(try pixels(open(writer))[0] == [255, 0, 0, 64])
    }

    @Test func indexedColoursComeFromThePalette() throws {
        var writer = Writer(depth: 8)
        var palette =
            Writer.little(3, 4) + Writer.little(0, 4) + Writer.little(2, 4) + [0, 0, 0, 0, 0, 0, 0, 0]
        palette += [0, 0, 9, 9, 9, 255, 1, 0] + red + Writer.text("red") + [0, 0] + blue
        let chunks = [
            Writer.chunk(0x2019, palette), Writer.layer(9), Writer.layer(),
            Writer.cel(0, [0, 0, 0, 1]), Writer.cel(1, [0, 2, 0, 0]),
        ]
        writer.frames = [(100, chunks)]
        // Index 0 is transparent, but not in the background.
        let grey: [UInt8] = [9, 9, 9, 255]
        #expect(try pixels(open(writer)) == [grey, blue, grey, red])
    }

    @Test func greysHaveAlphaToo() throws {
        var writer = Writer(depth: 16)
        writer.frames = [(100, [Writer.layer(), Writer.cel(0, [7, 255, 100, 128, 0, 0, 255, 255])])]
        #expect(
            try pixels(open(writer)) == [[7, 7, 7, 255], [100, 100, 100, 128], none, [255, 255, 255, 255]])
    }

    @Test func celsAreMovedAmongTheLayers() throws {
        var writer = Writer()
        let cels = [Writer.cel(0, four(red), depth: 1), Writer.cel(1, four(blue))]
        writer.frames = [(100, [Writer.layer(), Writer.layer()] + cels)]
        #expect(try pixels(open(writer))[0] == red)
    }

    @Test func tilesAreLaidOutAndTurned() throws {
        var writer = Writer(width: 6, height: 2)
        var set =
            Writer.little(0, 4) + Writer.little(2, 4) + Writer.little(2, 4) + Writer.word(2) + Writer.word(2)
        let tile = red + blue + none + none
        let data = Writer.stored(four(none) + tile)
        set += [UInt8](repeating: 0, count: 16) + Writer.text("tiles") + Writer.little(data.count, 4) + data
        // As it is, mirrored, and turned over its diagonal.
        let map = [1, 1 | 0x8000_0000, 1 | 0x2000_0000].flatMap { (tile: Int) in Writer.little(tile, 4) }
        var cel = Writer.word(0) + Writer.word(0) + Writer.word(0) + [255] + Writer.word(3)
        cel += [0, 0, 0, 0, 0, 0, 0] + Writer.word(3) + Writer.word(1) + Writer.word(32)
        for mask in [0x1FFF_FFFF, 0x8000_0000, 0x4000_0000, 0x2000_0000] { cel += Writer.little(mask, 4) }
        cel += [UInt8](repeating: 0, count: 10) + Writer.stored(map)
        let chunks = [Writer.chunk(0x2023, set), Writer.layer(type: 2), Writer.chunk(0x2005, cel)]
        writer.frames = [(100, chunks)]
        #expect(
            try pixels(open(writer)) == [red, blue, blue, red, red, none, none, none, none, none, blue, none])
    }

    @Test(arguments: [
        (1, [61, 0, 128]), (2, [217, 200, 255]), (3, [179, 145, 255]), (4, [78, 0, 128]),
        (5, [200, 200, 255]),
        (6, [255, 200, 255]), (7, [75, 0, 255]), (8, [122, 0, 255]), (10, [122, 200, 127]),
        (11, [156, 200, 127]), (16, [255, 200, 255]), (17, [122, 200, 127]), (18, [255, 255, 255]),
    ])
    func modesMixColours(mode: Int, expected: [Int]) throws {
        var writer = Writer()
        let cels = [Writer.cel(0, four([200, 200, 255, 255])), Writer.cel(1, four([78, 0, 128, 255]))]
        writer.frames = [(100, [Writer.layer(), Writer.layer(mode: mode)] + cels)]
        let seen = try pixels(open(writer))[0].prefix(3).map { Int($0) }
        #expect(zip(seen, expected).allSatisfy { abs($0 - $1) <= 1 }, "\(seen)")
    }

    @Test func aTagIsPlayed() throws {
        var writer = Writer()
        let tags =
            Writer.word(1) + [UInt8](repeating: 0, count: 8) + Writer.word(0) + Writer.word(9) + [1]
            + Writer.word(2)
            + [UInt8](repeating: 0, count: 10) + Writer.text("back")
        writer.frames = [
            (10, [Writer.layer(), Writer.chunk(0x2018, tags), Writer.cel(0, four(red))]),
            (20, [Writer.cel(0, four(blue))]),
        ]
        let animation = try open(writer, FileLayout(tag: "back"))
        #expect(animation.milliseconds == [20, 10])
        #expect(animation.cycles == 2)
        #expect(try pixels(animation)[0] == blue)
    }

    @Test func damageIsSaidAndTheFramesBeforeItAreWhole() throws {
        var writer = Writer()
        writer.frames = [
            (10, [Writer.layer(), Writer.cel(0, four(red))]), (20, [Writer.cel(0, four(blue))]),
        ]
        folder.write("x.ase", Array(writer.bytes.dropLast(3)))
        let cut = try folder.open("x.ase")
        #expect(cut.timeline.frameCount == 1)
        #expect(cut.damage?.reason.contains("the file ends early") == true)
        #expect(try pixels(cut)[0] == red)
        writer.frames = [(10, [Writer.cel(0, four(red))])]
        let error = #expect(throws: AnimationError.self) { try open(writer) }
        #expect(error?.reason.contains("a cel has no layer") == true, "\(String(describing: error))")
    }
}
