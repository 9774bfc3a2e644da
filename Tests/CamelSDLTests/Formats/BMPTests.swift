import CamelAnimation
import TestSupport
import Testing

@testable import CamelSDL

/// BMPs that say where in a pixel its channels are.
@Suite struct BMPTests {
    private let folder = TemporaryFolder()

    /// Two pixels beside each other and two above them, whose bits are where `masks` say: red, green, blue, alpha.
    private func bmp(
        _ masks: [UInt32], bits: Int, headerSize: Int, compression: Int = 3, isTopDown: Bool = false,
        _ pixels: [UInt32]
    ) -> [UInt8] {
        func little(_ number: Int, _ count: Int) -> [UInt8] {
            (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
        }
        var info = little(headerSize, 4) + little(2, 4) + little(isTopDown ? -2 : 2, 4) + little(1, 2)
        info += little(bits, 2) + little(compression, 4) + little(0, 20)
        info += masks.flatMap { little(Int($0), 4) }
        info += [UInt8](repeating: 0, count: max(0, headerSize - info.count))
        let data = pixels.flatMap { little(Int($0), bits / 8) }
        return Array("BM".utf8) + little(14 + info.count + data.count, 4) + little(0, 4)
            + little(14 + info.count, 4) + info + data
    }

    private func frame(_ file: [UInt8]) throws -> [[UInt8]] {
        folder.write("x.bmp", file)
        let bytes = try folder.open("x.bmp").rgba(0)
        return (0..<4).map { Array(bytes[4 * $0..<4 * $0 + 4]) }
    }

    @Test func theBitsAreWhereTheFileSaysTheyAre() throws {
        // Ten bits each, which SDL has no name for.
        let masks: [UInt32] = [0x3FF0_0000, 0x000F_FC00, 0x3FF]
        let pixels: [UInt32] = [0x3FF0_0000, 0x000F_FC00, 0x3FF, 0x2000_0000]
        let seen = try frame(bmp(masks, bits: 32, headerSize: 40, pixels))
        // The lowest row comes first.
        #expect(seen == [[0, 0, 255, 255], [128, 0, 0, 255], [255, 0, 0, 255], [0, 255, 0, 255]])
    }

    @Test(arguments: [(40, 6), (56, 3), (108, 3), (124, 3)])
    func alphaIsReadIfThereIsAFieldForIt(headerSize: Int, compression: Int) throws {
        let masks: [UInt32] = [0xFF, 0xFF00, 0xFF_0000, 0xFF00_0000]
        let pixels: [UInt32] = [0x8000_00FF, 0xFF00_FF00, 0x00FF_0000, 0x40FF_FFFF]
        let seen = try frame(
            bmp(masks, bits: 32, headerSize: headerSize, compression: compression, isTopDown: true, pixels))
        #expect(seen == [[255, 0, 0, 128], [0, 255, 0, 255], [0, 0, 0, 0], [255, 255, 255, 64]])
    }

    @Test func alphaCountsAlsoIfNothingIsSeen() throws {
        let masks: [UInt32] = [0xFF, 0xFF00, 0xFF_0000, 0xFF00_0000]
        let seen = try frame(bmp(masks, bits: 32, headerSize: 56, [0xFF, 0xFF00, 0xFF_0000, 0]))
        #expect(seen.allSatisfy { $0[3] == 0 })
    }

    @Test func coloursThatThePaletteLacksAreBlack() throws {
        // One colour, blue; rows of two indexes, filled up to four bytes.
        var file = bmp([0x0000_00FF], bits: 8, headerSize: 40, compression: 0, [0, 9, 0, 0, 200, 0, 0, 0])
        file[46] = 1
        #expect(try frame(file) == [[0, 0, 0, 255], [0, 0, 255, 255], [0, 0, 255, 255], [0, 0, 0, 255]])
    }

    @Test(arguments: [16, 20, 24, 36])
    func aHeaderMayBeCutWhereItIsZero(headerSize: Int) throws {
        let whole = bmp([], bits: 32, headerSize: 40, compression: 0, [1, 2, 3, 4])
        var cut = Array(whole[..<(14 + headerSize)] + whole[54...])
        cut[10] = UInt8(14 + headerSize)
        cut[14] = UInt8(headerSize)
        #expect(try frame(cut) == frame(whole))
        // The header must be there as far as it says.
        for count in 18..<14 + headerSize {
            #expect(throws: AnimationError.self) { try frame(Array(cut[..<count])) }
        }
    }

    @Test func sixteenBitsHaveFieldsToo() throws {
        let seen = try frame(
            bmp([0xF00, 0xF0, 0xF, 0xF000], bits: 16, headerSize: 56, [0xFF00, 0xF0F0, 0x8F0F, 0xFFFF]))
        #expect(seen == [[255, 0, 255, 136], [255, 255, 255, 255], [255, 0, 0, 255], [0, 255, 0, 255]])
    }

    @Test func aFileThatLacksPixelsIsRefused() throws {
        let file = bmp([0xFF, 0xFF00, 0xFF_0000], bits: 32, headerSize: 40, [1, 2, 3, 4])
        let error = #expect(throws: AnimationError.self) { try frame(Array(file.dropLast())) }
        #expect(error?.reason.contains("the file ends early") == true, "\(String(describing: error))")
    }
}
