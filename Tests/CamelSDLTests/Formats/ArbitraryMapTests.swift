import CamelAnimation
import Testing

@testable import CamelSDL

@Suite struct ArbitraryMapTests {
    private func read<Result>(_ header: String, _ samples: [UInt8], _ body: (ArbitraryMap) -> Result) throws
        -> Result
    {
        try (Array(header.utf8) + samples).withUnsafeBytes {
            body(try ArbitraryMap($0, action: "test"))
        }
    }

    private func header(_ comments: String, width: Int = 4, height: Int = 2, depth: Int = 1) -> String {
        """
        P7
        \(comments)
        WIDTH \(width)
        HEIGHT \(height)
        DEPTH \(depth)
        MAXVAL 255
        TUPLTYPE GRAYSCALE
        ENDHDR

        """
    }

    @Test func aPlateIsGrey() throws {
        try read(header("# at 3 5"), Array(0..<8)) { map in
            #expect(
                map.region == PixelRectangle(x: 3, y: 5, size: PixelSize(width: 4, height: 2)))
            #expect(map.pairs == nil && map.pictures == 1)
            #expect(Array(map.row(1)) == [4, 5, 6, 7])
        }
    }

    @Test func picturesLieSideBySide() throws {
        try read(header("# at 3 5\n# pictures 2\n# pairs 0 0 8 64 90 255"), Array(0..<8)) { map in
            #expect(map.region.size == PixelSize(width: 2, height: 2))
            #expect(Array(map.row(0, ofPicture: 1)) == [2, 3])
            #expect(Array(map.row(1, ofPicture: 0)) == [4, 5])
            #expect(map.pairs?[1] == SIMD2(8, 64))
            #expect(map.pairs?[2] == SIMD2(90, 255))
            #expect(map.pairs?[3] == .zero)
        }
    }

    @Test(
        arguments: [
            "", "# at 3", "# at 3 5 7", "# at 3 5\n# pictures 3", "# at 3 5\n# pictures 0",
            "# at 3 5\n# pairs 0", "# at 3 5\n# pairs 0 0 256 1", "# at 3 5\n# pairs 8 255",
            "# at 3 5\n# pairs 0 0" + String(repeating: " 1 1", count: 256),
        ])
    func whatNoLayerSaysIsRefused(comments: String) {
        #expect(throws: AnimationError.self) {
            try read(header(comments), Array(repeating: 0, count: 8)) { _ in }
        }
    }

    @Test func anotherNumberOfBytesIsRefused() {
        for count in [0, 7, 9] {
            #expect(throws: AnimationError.self) {
                try read(header("# at 0 0"), Array(repeating: 0, count: count)) { _ in }
            }
        }
        for size in [(0, 2), (4, 0), (-4, -2), (1 << 30, 1 << 30)] {
            #expect(throws: AnimationError.self) {
                try read(header("# at 0 0", width: size.0, height: size.1), []) { _ in }
            }
        }
        #expect(throws: AnimationError.self) {
            try read(header("# at 0 0", depth: 2), Array(repeating: 0, count: 16)) { _ in }
        }
        #expect(throws: AnimationError.self) { try read("P7\n# at 0 0\n", []) { _ in } }
    }

    /// Eight at a time, and those that are left; what is transparent stays.
    @Test(arguments: [1, 7, 8, 9, 16, 21])
    func bytesAreDrawnAsTheirPairs(count: Int) throws {
        let table = try #require(GreyAlphaTable([0, 0, 8, 255, 90, 128]))
        let bytes = (0..<count).map { UInt8($0 % 4) }
        var row = [UInt8](repeating: 200, count: 24)
        bytes.withUnsafeBytes { bytes in
            row.withUnsafeMutableBytes { row in
                table.draw(bytes, on: row) { BundledFrames.over($0, $1, $2) }
            }
        }
        let expected = (0..<24).map { x -> UInt8 in
            guard x < count else { return 200 }
            return [200, 8, 145, 200][x % 4]
        }
        #expect(row == expected)
    }
}
