/// Colours that have a number in a standard: what `cICP` says of a PNG (ITU-T H.273, tables 2 and 3).
struct KnownColors: Equatable {
    private let lights: ColorSpace.Lights
    private let curve: ColorSpace.Curve
    private let isSRGB: Bool

    /// Nil if `codePoints`, one byte each for lights, curve, matrix and range, stand for something that is not converted:
    /// films of more than a window's brightness, and what no PNG may say.
    init?(_ codePoints: Slice<UnsafeRawBufferPointer>) {
        let codes = Array(codePoints)
        guard codes.count == 4, codes[2] == 0, codes[3] == 1, let lights = KnownColors.lights(codes[0]),
            let curve = KnownColors.curve(codes[1])
        else { return nil }
        self.lights = lights
        self.curve = curve
        isSRGB = codes[0] == 1 && curve == .sRGB
    }

    /// What the numbers of a picture mean; nil if that is sRGB.
    var space: ColorSpace? { isSRGB ? nil : .lights(lights, curve) }

    private static func lights(_ code: UInt8) -> ColorSpace.Lights? {
        switch code {
        case 1: lights((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))  // sRGB, BT.709
        case 9: lights((0.708, 0.292), (0.170, 0.797), (0.131, 0.046))  // BT.2020
        case 12: lights((0.680, 0.320), (0.265, 0.690), (0.150, 0.060))  // Display P3
        default: nil
        }
    }

    /// Lights whose white is daylight's.
    private static func lights(
        _ red: (x: Double, y: Double), _ green: (x: Double, y: Double), _ blue: (x: Double, y: Double)
    ) -> ColorSpace.Lights {
        func point(_ place: (x: Double, y: Double)) -> ColorSpace.Lights.Point {
            .init(x: place.x, y: place.y)
        }
        return ColorSpace.Lights(
            white: .init(x: 0.3127, y: 0.3290), red: point(red), green: point(green), blue: point(blue))
    }

    private static func curve(_ code: UInt8) -> ColorSpace.Curve? {
        switch code {
        case 4: .exponent(2.2)
        case 5: .exponent(2.8)
        case 8: .exponent(1)
        // Films' curves are shown with sRGB's.
        case 1, 6, 13, 14, 15: .sRGB
        default: nil
        }
    }
}
