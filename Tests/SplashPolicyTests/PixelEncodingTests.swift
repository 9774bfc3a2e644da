import SplashPolicy
import Testing

/// The layouts of an X server's pictures.
@Suite struct PixelEncodingTests {
    private typealias Masks = PixelEncoding.Masks

    private func bytes(_ encoding: PixelEncoding?, _ colors: [UInt32]) throws -> [UInt8] {
        let encoding = try #require(encoding)
        var bytes = [UInt8](repeating: 0xEE, count: encoding.rowBytes(width: colors.count))
        bytes.withUnsafeMutableBytes { encoding.write(colors.span, to: $0) }
        return bytes
    }

    @Test func depth24IsAsItIs() throws {
        let masks = Masks(red: 0xFF0000, green: 0xFF00, blue: 0xFF)
        let little = PixelEncoding(masks, bitsPerPixel: 32, padBits: 32, isBigEndian: false)
        #expect(try bytes(little, [0x123456, 0xABCDEF]) == [0x56, 0x34, 0x12, 0, 0xEF, 0xCD, 0xAB, 0])
        #expect(little?.isPlain == true)
        let big = PixelEncoding(masks, bitsPerPixel: 32, padBits: 32, isBigEndian: true)
        #expect(try bytes(big, [0x123456]) == [0, 0x12, 0x34, 0x56])
        #expect(big?.isPlain == false)
    }

    @Test func threeBytesAPixelArePadded() throws {
        let masks = Masks(red: 0xFF0000, green: 0xFF00, blue: 0xFF)
        let encoding = PixelEncoding(masks, bitsPerPixel: 24, padBits: 32, isBigEndian: false)
        #expect(try bytes(encoding, [0x123456]) == [0x56, 0x34, 0x12, 0xEE])
        #expect(encoding?.rowBytes(width: 5) == 16)
    }

    @Test func depth16HasTheUpperBits() throws {
        let masks = Masks(red: 0xF800, green: 0x7E0, blue: 0x1F)
        let encoding = PixelEncoding(masks, bitsPerPixel: 16, padBits: 32, isBigEndian: false)
        #expect(encoding?.pixel(0xFFFFFF) == 0xFFFF)
        #expect(encoding?.pixel(0xFF0000) == 0xF800)
        #expect(encoding?.pixel(0x070307) == 0, "too dark for five and six bits")
        #expect(try bytes(encoding, [0x0000FF]) == [0x1F, 0, 0xEE, 0xEE])
    }

    @Test func depth30ReachesBothEnds() {
        let masks = Masks(red: 0x3FF0_0000, green: 0xFFC00, blue: 0x3FF)
        let encoding = PixelEncoding(masks, bitsPerPixel: 32, padBits: 32, isBigEndian: false)
        #expect(encoding?.pixel(0xFFFFFF) == 0x3FFF_FFFF)
        #expect(encoding?.pixel(0) == 0)
        #expect(encoding?.pixel(0x0000_0080) == 0x202)
    }

    @Test func depth8HasThreeAndTwoBits() throws {
        let masks = Masks(red: 0x07, green: 0x38, blue: 0xC0)
        let encoding = PixelEncoding(masks, bitsPerPixel: 8, padBits: 32, isBigEndian: false)
        #expect(try bytes(encoding, [0xFFFFFF, 0xFF0000]) == [0xFF, 0x07, 0xEE, 0xEE])
    }

    @Test(arguments: [(1, 32), (4, 32), (32, 12)])
    func whatHasNoWholeBytesIsNoLayout(bits: Int, pad: Int) {
        let masks = Masks(red: 4, green: 2, blue: 1)
        #expect(PixelEncoding(masks, bitsPerPixel: bits, padBits: pad, isBigEndian: false) == nil)
    }
}
