import CamelAnimation
import Foundation
import TestSupport
import Testing

@testable import CamelSDL

/// The gamma and the lights of PNGs, against the formulas.
@Suite struct PNGColorTests {
    private let folder = TemporaryFolder()

    private static let sRGB = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]
    private static let displayP3 = [31_270, 32_900, 68_000, 32_000, 26_500, 69_000, 15_000, 6_000]

    /// `name` with chunks after its header, as `y.png`.
    private func insert(_ chunks: [UInt8], into name: String) -> DecodedAnimation? {
        var file = folder.bytes(name)
        file.insert(contentsOf: chunks, at: 33)
        folder.write("y.png", file)
        return try? folder.open("y.png")
    }

    private func gamma(_ value: Int) -> [UInt8] { PNGChunk.bytes(.gamma, PNGChunk.big(UInt32(value))) }

    private func lights(_ values: [Int]) -> [UInt8] {
        PNGChunk.bytes(.lights, values.flatMap { PNGChunk.big(UInt32($0)) })
    }

    /// A picture that says nothing of its colours.
    private func makePicture(_ options: String, _ output: String = "PNG32:x.png") throws {
        try folder.run(
            """
            convert -size 37x23 plasma:red-blue -alpha set -channel A -evaluate multiply 0.7 +channel \\
              -depth 8 -define png:exclude-chunks=all \(options) \(output)
            """)
    }

    private static func level(_ level: UInt8, _ exponent: Double) -> Double {
        255 * pow(Double(level) / 255, exponent)
    }

    @Test(
        arguments: [35_000, 70_000, 100_000, 250_000],
        ["", "-colors 20 -type Palette", "-colorspace Gray", "-interlace PNG"])
    func gammaIsCorrectedForADisplayOf2Point2(gamma: Int, options: String) throws {
        try makePicture(options, "x.png")
        let plain = try folder.open("x.png").rgba(0)
        let corrected = try #require(insert(self.gamma(gamma), into: "x.png")).rgba(0)
        let exponent = 100_000 / (2.2 * Double(gamma))
        for (index, (before, after)) in zip(plain, corrected).enumerated() {
            let expected = index % 4 == 3 ? Double(before) : Self.level(before, exponent)
            guard abs(Double(after) - expected) > 1.5 else { continue }
            Issue.record("\(before) became \(after) and not \(expected)")
            return
        }
    }

    @Test func gammaOf16BitsIsCorrectedBeforeTheyBecome8() throws {
        try makePicture("-evaluate multiply 0.1 -depth 16", "PNG64:x.png")
        let raw = try folder.run("convert x.png -depth 16 -endian MSB rgba:-")
        let corrected = try #require(insert(gamma(100_000), into: "x.png")).rgba(0)
        for index in corrected.indices where index % 4 < 3 {
            let number = (Double(raw[2 * index]) * 256 + Double(raw[2 * index + 1])) / 65_535
            // libpng looks at eleven bits. Eight would be twenty levels off in what is darkest.
            let tolerance = number > 0.01 ? 2.0 : 8.0
            #expect(abs(Double(corrected[index]) - 255 * pow(number, 1 / 2.2)) <= tolerance)
        }
    }

    @Test func whatSaysSRGBOrNonsenseChangesNothing() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        let standard = PNGChunk.bytes(.standardColors, [0])
        for chunks in [
            gamma(45_455), gamma(45_455) + lights(Self.sRGB), lights(Self.displayP3), gamma(0), gamma(1),
            gamma(Int(UInt32.max)), standard + gamma(100_000) + lights(Self.displayP3),
            gamma(100_000) + standard, PNGChunk.bytes(.gamma, [1, 2]), Array(gamma(100_000).dropLast()) + [0],
        ] {
            #expect(try insert(chunks, into: "x.png")?.rgba(0) == plain)
        }
    }

    @Test func lightsAreConvertedWithTheirGamma() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        let converted = try #require(insert(gamma(45_455) + lights(Self.displayP3), into: "x.png")).rgba(0)
        // From Display P3 to sRGB, with the same white.
        let matrix = [[1.2249, -0.2247, 0], [-0.0420, 1.0419, 0], [-0.0197, -0.0786, 1.0979]]
        for pixel in stride(from: 0, to: plain.count, by: 4) {
            let light = (0..<3).map { pow(Double(plain[pixel + $0]) / 255, 2.2) }
            for channel in 0..<3 {
                let sum = zip(matrix[channel], light).reduce(0) { $0 + $1.0 * $1.1 }
                let clipped = min(1, max(0, sum))
                let number = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * pow(clipped, 1 / 2.4) - 0.055
                #expect(abs(Double(converted[pixel + channel]) - 255 * number) <= 2)
            }
            #expect(plain[pixel + 3] == converted[pixel + 3])
        }
    }

    private func codePoints(_ codes: UInt8...) -> [UInt8] { PNGChunk.bytes(.codePoints, codes) }

    @Test func codePointsComeFirstAndAreConverted() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        // The same as with lights, if the curve is as well.
        let expected = try #require(insert(gamma(45_455) + lights(Self.displayP3), into: "x.png")).rgba(0)
        #expect(expected != plain)
        for others in [[], gamma(100_000), PNGChunk.bytes(.standardColors, [0])] {
            let seen = try #require(insert(codePoints(12, 4, 0, 1) + others, into: "x.png")).rgba(0)
            #expect(zip(seen, expected).allSatisfy { abs(Int($0) - Int($1)) <= 1 })
        }
    }

    @Test func theCurveOfSRGBIsNotAPower() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        let converted = try #require(insert(codePoints(12, 13, 0, 1), into: "x.png")).rgba(0)
        let greys = try #require(insert(codePoints(12, 4, 0, 1), into: "x.png")).rgba(0)
        #expect(converted != plain && converted != greys)
        // White stays what it is with all curves.
        for codes in [codePoints(9, 13, 0, 1), codePoints(12, 8, 0, 1)] {
            try folder.run("convert -size 4x3 xc:white -define png:exclude-chunks=all PNG32:x.png")
            #expect(try insert(codes, into: "x.png")?.rgba(0).allSatisfy { $0 >= 254 } == true)
        }
    }

    @Test func codePointsThatMeanSRGBOrAreNotReadChangeNothing() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        for codes in [
            codePoints(1, 13, 0, 1), codePoints(1, 1, 0, 1), codePoints(9, 16, 0, 1), codePoints(2, 2, 0, 1),
            codePoints(12, 13, 1, 1), codePoints(12, 13, 0), codePoints(),
        ] {
            #expect(try insert(codes, into: "x.png")?.rgba(0) == plain)
        }
    }

    @Test func lightsThatCannotBeAreNotBelieved() throws {
        try makePicture("")
        let plain = try folder.open("x.png").rgba(0)
        for values in [[0, 0, 0, 0, 0, 0, 0, 0], [Int](repeating: Int(UInt32.max), count: 8)] {
            #expect(try insert(gamma(45_455) + lights(values), into: "x.png")?.rgba(0) == plain)
        }
    }
}
