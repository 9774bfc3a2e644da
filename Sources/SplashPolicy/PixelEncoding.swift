/// How an X server lays out a picture: the masks of its visual, and the bits and bytes of a pixel.
public struct PixelEncoding: Sendable {
    /// Which bits of a pixel are red, green and blue.
    public struct Masks: Equatable, Sendable {
        /// The bits that are red.
        public var red: UInt32
        /// The bits that are green.
        public var green: UInt32
        /// The bits that are blue.
        public var blue: UInt32

        /// The masks of a TrueColor visual.
        public init(red: UInt32, green: UInt32, blue: UInt32) {
            self.red = red
            self.green = green
            self.blue = blue
        }
    }

    private let bytesPerPixel: Int
    private let isBigEndian: Bool
    private let padBytes: Int
    /// Whether pixels are laid out as 0xRRGGBB in 32 bits of this machine.
    public let isPlain: Bool
    /// For each level of a channel, its bits of a pixel.
    private let red: [UInt32]
    private let green: [UInt32]
    private let blue: [UInt32]

    /// A layout; nil if pixels are no whole bytes, or rows do not end on whole bytes.
    ///
    /// - Parameters:
    ///   - bitsPerPixel: Of each pixel, 8, 16, 24 or 32.
    ///   - padBits: Rows begin at multiples of so many bits.
    ///   - isBigEndian: The order of a pixel's bytes.
    public init?(_ masks: Masks, bitsPerPixel: Int, padBits: Int, isBigEndian: Bool) {
        guard [8, 16, 24, 32].contains(bitsPerPixel), [8, 16, 32].contains(padBits) else { return nil }
        bytesPerPixel = bitsPerPixel / 8
        padBytes = padBits / 8
        self.isBigEndian = isBigEndian
        isPlain =
            bitsPerPixel == 32 && isBigEndian == (UInt32(1).bigEndian == 1)
            && masks == Masks(red: 0xFF0000, green: 0xFF00, blue: 0xFF)
        red = PixelEncoding.levels(masks.red)
        green = PixelEncoding.levels(masks.green)
        blue = PixelEncoding.levels(masks.blue)
    }

    /// Where a channel has fewer bits than 8 it keeps the upper ones; more repeat the upper ones.
    private static func levels(_ mask: UInt32) -> [UInt32] {
        guard mask != 0 else { return Array(repeating: 0, count: 256) }
        let shift = UInt32(mask.trailingZeroBitCount)
        let bits = UInt32(mask.nonzeroBitCount)
        return (UInt32(0)..<256).map { level in
            let wide = level << 24 | level << 16 | level << 8 | level
            return (wide >> (32 - bits)) << shift & mask
        }
    }

    /// Bytes of a row of so many pixels.
    public func rowBytes(width: Int) -> Int { (width * bytesPerPixel + padBytes - 1) / padBytes * padBytes }

    /// The pixel for a colour, 0xRRGGBB.
    public func pixel(_ color: UInt32) -> UInt32 {
        red[Int(color >> 16 & 255)] | green[Int(color >> 8 & 255)] | blue[Int(color & 255)]
    }

    /// Writes a row of colours, 0xRRGGBB, to `bytes`, which has `rowBytes` of them.
    public func write(_ colors: Span<UInt32>, to bytes: UnsafeMutableRawBufferPointer) {
        for x in colors.indices {
            let pixel = pixel(colors[x])
            for index in 0..<bytesPerPixel {
                let shift = 8 * (isBigEndian ? bytesPerPixel - 1 - index : index)
                bytes[x * bytesPerPixel + index] = UInt8(truncatingIfNeeded: pixel >> UInt32(shift))
            }
        }
    }
}
