import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// Files that are cut off, damaged, or ask for too much: always an error that says where, and never more.
@Suite struct HostileFileTests {
    private let folder = TemporaryFolder()

    /// One file of each kind, as small as it may be to have everything.
    private func samples() throws -> [(name: String, bytes: [UInt8])] {
        try folder.run(
            """
            convert -size 40x30 plasma:red-blue a.png; convert -size 40x30 plasma:lime-white b.png
            convert -delay 5 a.png b.png a.png x.gif; convert a.png x.jpg; convert a.png -interlace JPEG y.jpg
            convert a.png x.bmp; img2webp -lossless -d 40 a.png b.png -o x.webp > made.txt 2>&1
            img2webp -lossy -d 40 a.png b.png -o y.webp > made.txt 2>&1
            ffmpeg -v error -framerate 25 -i %[ab].png -f apng x.apng 2> made.txt || \
              ffmpeg -v error -pattern_type glob -framerate 25 -i '?.png' -f apng x.apng
            """)
        let json = #"{"frames": [{"frame": {"x": 0, "y": 0, "w": 9, "h": 9}}], "meta": {"image": "a.png"}}"#
        _ = folder.write("x.json", Array(json.utf8))
        return ["a.png", "x.gif", "x.jpg", "y.jpg", "x.bmp", "x.webp", "y.webp", "x.apng", "x.json"].map {
            ($0, folder.bytes($0))
        }
    }

    /// Opens a file of these bytes and draws all its frames.
    private func draw(_ bytes: [UInt8], _ layout: FileLayout = FileLayout()) throws {
        let file = bytes.withUnsafeBytes { FileBytes(copying: $0, name: folder.file("hostile")) }
        let animation = try DecodedAnimation.decoded(file, layout: layout)
        for index in 0..<animation.timeline.frameCount {
            _ = try animation.opaqueFrame(index, size: PixelSize(width: 8, height: 8))
        }
        if let damage = animation.damage { throw damage }
    }

    @Test func whatIsCutOffIsAnErrorWithTheFilesName() throws {
        for (name, bytes) in try samples() {
            try draw(bytes)
            for sixteenth in 0..<16 {
                let error = #expect(throws: AnimationError.self, "\(name) cut at \(sixteenth)/16") {
                    try draw(Array(bytes[..<(bytes.count * sixteenth / 16)]))
                }
                #expect(error?.description.contains("hostile") == true, "\(String(describing: error))")
            }
        }
    }

    @Test func whatIsDamagedIsDrawnOrAnErrorAndNothingElse() throws {
        var random = SystemRandomNumberGenerator.Fixed(state: 1887)
        for (_, bytes) in try samples() {
            for _ in 0..<60 {
                var damaged = bytes
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0..<min(damaged.count, 4_000), using: &random)
                    damaged[place] ^= UInt8.random(in: 1...255, using: &random)
                }
                do { try draw(damaged) } catch { #expect(error is AnimationError) }
            }
        }
    }

    @Test func whatIsDamagedInAChecksummedFormatIsSeen() throws {
        let samples = try samples()
        let apng = try #require(samples.first { $0.name == "x.apng" }).bytes
        var damaged = apng
        // Within the last frame's data.
        damaged[apng.count - 40] ^= 1
        let error = #expect(throws: AnimationError.self) { try draw(damaged) }
        #expect(error?.description.contains("frame 1") == true, "\(String(describing: error))")
        #expect(error?.description.contains("the fdAT chunk: its checksum is wrong") == true)
    }

    @Test func absurdSizesAreRefusedBeforeAnythingIsMade() throws {
        let all = Dictionary(uniqueKeysWithValues: try samples().map { ($0.name, $0.bytes) })
        func patched(_ name: String, _ patches: [(Int, [UInt8])]) throws -> [UInt8] {
            var bytes = try #require(all[name])
            for (place, new) in patches { bytes.replaceSubrange(place..<place + new.count, with: new) }
            return name == "a.png" ? withRightHeader(bytes) : bytes
        }
        let jpeg = try #require(all["x.jpg"])
        let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
        let bombs = [
            try patched("a.png", [(16, [0, 0, 0x40, 1])]),
            try patched("a.png", [(16, [0xFF, 0xFF, 0xFF, 0xFF])]),
            try patched("x.gif", [(6, [0xFF, 0xFF])]), try patched("x.gif", [(6, [0, 0x40, 0, 0x40])]),
            try patched("x.bmp", [(18, [0, 0, 1, 0])]), try patched("x.bmp", [(22, [0, 0, 0, 0x80])]),
            try patched("x.webp", [(24, [0xFF, 0xFF, 0xFF])]),
            try patched("x.jpg", [(frame + 5, [0xFF, 0xFF])]),
        ]
        for (number, bomb) in bombs.enumerated() {
            let error = #expect(throws: AnimationError.self, "\(number)") { try draw(bomb) }
            let reason = error?.reason ?? ""
            #expect(
                ["too large", "too many", "damaged"].contains { reason.contains($0) },
                "\(number): \(String(describing: error))")
        }
    }

    /// A PNG whose header has its right checksum again.
    private func withRightHeader(_ png: [UInt8]) -> [UInt8] {
        png[..<8] + PNGChunk.bytes(.header, png[16..<29]) + png[33...]
    }

    @Test func tooManyFramesAreRefused() throws {
        let one = try #require(samples().first { $0.name == "a.png" }).bytes
        let apng = try AnimatedPNG.bytes([.init(file: one)], announced: 10_001)
        #expect(
            throws: AnimationError("cannot decode \(folder.file("hostile"))", "it has more than 10000 frames")
        ) {
            try draw(apng)
        }
        let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
        let screen: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        let long = screen + (0..<10_001).flatMap { _ in picture } + [0x3B]
        #expect(
            throws: AnimationError("cannot decode \(folder.file("hostile"))", "it has more than 10000 frames")
        ) {
            try draw(long)
        }
        #expect(throws: AnimationError.self) {
            try draw(one, FileLayout(grid: SheetGrid(columns: 101, rows: 100)))
        }
    }

    @Test func aSheetsPictureIsHeldAgainstTheLimitsToo() throws {
        var bomb = try #require(samples().first { $0.name == "a.png" }).bytes
        bomb.replaceSubrange(16..<24, with: [0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF])
        _ = folder.write("bomb.png", withRightHeader(bomb))
        let frame = #""frame": {"x": 0, "y": 0, "w": 9, "h": 9}"#
        for (json, words) in [
            (#"{"frames": [{\#(frame)}], "meta": {"image": "bomb.png"}}"#, "bomb.png: 65535x65535 pixels"),
            (#"{"frames": [{\#(frame)}], "meta": {"image": "none.png"}}"#, "No such file"),
            (#"{"frames": [{\#(frame)}], "meta": {"image": "x.json"}}"#, "it is a text and not a picture"),
            (#"{"frames": [{\#(frame)}], "meta": {"image": "/dev/zero"}}"#, "it is not a file"),
            (
                #"{"frames": [{\#(frame), "sourceSize": {"w": 99999, "h": 1}}], "meta": {"image": "a.png"}}"#,
                "too large"
            ),
            (#"{"x":"# + String(repeating: "[", count: 100_000), "nested too deeply"),
            (#"{"x":["# + String(repeating: "0,", count: 600_000) + "0]", "too many values"),
        ] {
            _ = folder.write("x.json", Array(json.utf8))
            let error = #expect(throws: AnimationError.self) { try folder.open("x.json") }
            let text = error?.description ?? ""
            #expect(text.contains(words), "\(text)")
        }
    }

    @Test func anEmptyOrUnevenDirectoryIsAnError() throws {
        try folder.run(
            "mkdir none odd; echo > none/x.txt; convert -size 8x6 xc:red odd/1.png; convert -size 8x7 xc:red odd/2.png"
        )
        #expect(
            throws: AnimationError(
                "cannot read \(folder.file("none"))", "there are no pictures in this directory")
        ) {
            try folder.open("none")
        }
        let odd = try folder.open("odd")
        let error = #expect(throws: AnimationError.self) {
            try odd.opaqueFrame(1, size: PixelSize(width: 8, height: 6))
        }
        #expect(error?.description.contains("odd/2.png: it has 8x7 pixels") == true)
    }
}

extension SystemRandomNumberGenerator {
    /// The same numbers each time (splitmix64).
    struct Fixed: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
