import TestSupport
import Testing

@testable import CamelSDL

@Suite struct LZ4BlockTests {
    private func decode(_ block: [UInt8], count: Int) -> [UInt8]? {
        var target = [UInt8](repeating: 0xEE, count: count)
        let isWhole = block.withUnsafeBytes { block in
            target.withUnsafeMutableBytes { LZ4Block.decode(block, into: $0) }
        }
        return isWhole ? target : nil
    }

    @Test(
        arguments: [
            // Literals alone; a match that overlaps itself; two of them; lengths that go on.
            ([0x30, 1, 2, 3], [1, 2, 3]),
            ([0x11, 7, 1, 0, 0x10, 9], [7, 7, 7, 7, 7, 7, 9]),
            ([0x30, 1, 2, 3], [1, 2, 3]),
            ([0x20, 1, 2, 2, 0, 0x10, 5], [1, 2, 1, 2, 1, 2, 5]),
            ([0x1F, 4, 1, 0, 1, 0x10, 6], Array(repeating: 4, count: 21) + [6]),
        ] as [([UInt8], [UInt8])])
    func whatTheFormatSaysIsDecoded(block: [UInt8], content: [UInt8]) {
        #expect(decode(block, count: content.count) == content)
    }

    @Test(
        arguments: [
            [0x30, 1, 2], [0x11, 7, 1], [0x11, 7, 0, 0, 0x10, 9], [0x11, 7, 2, 0, 0x10, 9],
            [0x1F, 4, 1, 0, 255],
            [0xF0, 255],
        ] as [[UInt8]])
    func whatIsDamagedIsRefused(block: [UInt8]) {
        for count in 0..<32 { #expect(decode(block, count: count) == nil) }
    }

    @Test func whatDoesNotFitIsRefused() {
        let block: [UInt8] = [0x11, 7, 1, 0, 0x10, 9]
        for count in 0..<7 { #expect(decode(block, count: count) == nil) }
        #expect(decode(block, count: 8) == nil)
    }

    @Test func whatTheLibraryHasCompressedIsDecoded() throws {
        let folder = TemporaryFolder()
        try folder.run(
            "head -c 300000 /proc/self/exe > x; cat x x > y; lz4 -q -12 -B7 --content-size --no-frame-crc y y.lz4"
        )
        let (content, file) = (folder.bytes("y"), folder.bytes("y.lz4"))
        let decoded = try file.withUnsafeBytes { file in
            let frame = try #require(try LZ4Frame.all(in: file, action: "test").first)
            return decode(Array(frame.block), count: frame.size)
        }
        #expect(decoded == content)
    }

    @Test func damagedFramesAreRefused() throws {
        let good: [UInt8] = [
            4, 0x22, 0x4D, 0x18, 0x68, 0x40, 1, 0, 0, 0, 0, 0, 0, 0, 9, 2, 0, 0, 0, 0x10, 5, 0, 0, 0, 0,
        ]
        func count(_ file: [UInt8]) throws -> Int {
            try file.withUnsafeBytes { try LZ4Frame.all(in: $0, action: "test").count }
        }
        #expect(try count(good + good) == 2)
        for end in 1..<good.count {
            #expect(throws: AnimationError.self) { try count(good + good[..<end]) }
        }
        #expect(throws: AnimationError.self) { try count([5] + good.dropFirst()) }
    }
}
