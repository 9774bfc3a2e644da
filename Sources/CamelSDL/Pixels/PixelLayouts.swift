/// A pixel of a format, as it is read, written and drawn over. Pixels in between are ARGB with straight alpha.
protocol PixelLayout {
    associatedtype Pixel: BitwiseCopyable
    /// What an opaque pixel becomes.
    static func opaque(_ color: UInt32) -> Pixel
    /// A pixel with this one over it, whose alpha is above 0 and below 255.
    static func over(_ top: UInt32, _ bottom: Pixel) -> Pixel
}

/// The order of the channels in memory.
protocol ChannelOrder {
    /// From ARGB to a number whose bytes lie in memory as the format has them, and back.
    static func swapped(_ pixel: UInt32) -> UInt32
}

/// Blue first.
enum BlueFirst: ChannelOrder {
    @inline(__always)
    static func swapped(_ pixel: UInt32) -> UInt32 { pixel.littleEndian }
}

/// Red first.
enum RedFirst: ChannelOrder {
    @inline(__always)
    static func swapped(_ pixel: UInt32) -> UInt32 {
        let pixel = pixel.littleEndian
        return (pixel & 0xFF00_FF00 | (pixel & 255) << 16 | pixel >> 16 & 255)
    }
}

/// Straight alpha.
enum StraightLayout<Order: ChannelOrder>: PixelLayout {
    @inline(__always)
    static func opaque(_ color: UInt32) -> UInt32 { Order.swapped(color) }

    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt32) -> UInt32 {
        let bottom = Order.swapped(bottom)
        switch bottom >> 24 {
        case 0: return Order.swapped(top)
        case 255: return Order.swapped(ChannelPairs.over(top, bottom))
        default: return Order.swapped(Surface.over(top, bottom))
        }
    }
}

/// Colours times alpha.
enum PremultipliedLayout<Order: ChannelOrder>: PixelLayout {
    @inline(__always)
    static func opaque(_ color: UInt32) -> UInt32 { Order.swapped(color) }

    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt32) -> UInt32 {
        // The formula of an opaque ground is that of premultiplied colours, with alpha as a fourth of them.
        Order.swapped(ChannelPairs.over(top, Order.swapped(bottom)))
    }
}

/// No alpha.
enum OpaqueLayout<Order: ChannelOrder>: PixelLayout {
    @inline(__always)
    static func opaque(_ color: UInt32) -> UInt32 { Order.swapped(color) }

    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt32) -> UInt32 {
        Order.swapped(ChannelPairs.over(top, Order.swapped(bottom) | 0xFF00_0000))
    }
}

/// Five, six and five bits.
enum RGB565Layout: PixelLayout {
    @inline(__always)
    static func opaque(_ color: UInt32) -> UInt16 {
        UInt16(truncatingIfNeeded: color >> 8 & 0xF800 | color >> 5 & 0x07E0 | color >> 3 & 0x1F)
    }

    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt16) -> UInt16 {
        let pixel = UInt32(bottom)
        let (red, green, blue) = (pixel >> 11, pixel >> 5 & 63, pixel & 31)
        // The upper bits again below, so that full stays full.
        let color =
            (red << 3 | red >> 2) << 16 | (green << 2 | green >> 4) << 8 | (blue << 3 | blue >> 2)
        return opaque(ChannelPairs.over(top, 0xFF00_0000 | color))
    }
}

/// Brightness.
enum Grey8Layout: PixelLayout {
    @inline(__always)
    static func opaque(_ color: UInt32) -> UInt8 {
        let sum = 77 &* (color >> 16 & 255) &+ 150 &* (color >> 8 & 255) &+ 29 &* (color & 255)
        return UInt8(truncatingIfNeeded: (sum &+ 128) >> 8)
    }

    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt8) -> UInt8 {
        let alpha = top >> 24
        let sum = UInt32(opaque(top)) &* alpha &+ UInt32(bottom) &* (255 &- alpha) &+ 127
        return UInt8(truncatingIfNeeded: (sum &+ 1 &+ sum >> 8) >> 8)
    }
}

/// Two channels at a time in one number.
enum ChannelPairs {
    /// A pixel of straight alpha over one whose colours are multiplied with their alpha, or opaque: each level is the nearest.
    @inline(__always)
    static func over(_ top: UInt32, _ bottom: UInt32) -> UInt32 {
        let alpha = top >> 24
        // Alpha itself counts as full colour, which is then weighed like the others.
        let top = top | 0xFF00_0000
        return pair(top & 0xFF_00FF, bottom & 0xFF_00FF, alpha)
            | pair(top >> 8 & 0xFF_00FF, bottom >> 8 & 0xFF_00FF, alpha) << 8
    }

    /// (top * alpha + bottom * (255 - alpha)) / 255 for two levels, 16 bits apart: without a division, as `BundledFrames`.
    @inline(__always)
    private static func pair(_ top: UInt32, _ bottom: UInt32, _ alpha: UInt32) -> UInt32 {
        let sum = top &* alpha &+ bottom &* (255 &- alpha) &+ 0x7F_007F
        return ((sum &+ 0x01_0001 &+ (sum >> 8 & 0xFF_00FF)) >> 8) & 0xFF_00FF
    }
}
