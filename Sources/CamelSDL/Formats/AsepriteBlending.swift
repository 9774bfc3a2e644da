/// How a layer is blended with those below it, with Aseprite's numbers and its arithmetic, level by level.
enum AsepriteBlending: Int {
    case normal, multiply, screen, overlay, darken, lighten, colorDodge, colorBurn, hardLight, softLight
    case difference, exclusion, hue, saturation, color, luminosity, addition, subtract, divide

    /// A pixel as Aseprite stores it, red in the lowest byte, as ARGB.
    static func argb(_ pixel: UInt32) -> UInt32 {
        pixel & 0xFF00_FF00 | (pixel & 0xFF) << 16 | pixel >> 16 & 0xFF
    }

    /// `source` (ARGB), `opacity` from 0 to 255, over `below`.
    func over(_ below: UInt32, _ source: UInt32, opacity: Int) -> UInt32 {
        if self == .normal, opacity == 255, source >> 24 == 255 { return source }
        let (bottom, top) = (Levels(below), Levels(source))
        let normal = AsepriteBlending.normal(bottom, top, opacity)
        guard self != .normal, bottom.alpha > 0 else { return normal.pixel }
        var mixed = blended(bottom, top)
        mixed.alpha = top.alpha
        let blend = AsepriteBlending.normal(bottom, mixed, opacity)
        let total = AsepriteBlending.product(bottom.alpha, AsepriteBlending.product(top.alpha, opacity))
        return AsepriteBlending.merge(AsepriteBlending.merge(normal, blend, bottom.alpha), blend, total).pixel
    }

    private static func normal(_ bottom: Levels, _ top: Levels, _ opacity: Int) -> Levels {
        let source = product(top.alpha, opacity)
        guard bottom.alpha > 0 else { return Levels(top.red, top.green, top.blue, source) }
        guard top.alpha > 0 else { return bottom }
        let alpha = source + bottom.alpha - product(bottom.alpha, source)
        guard alpha > 0 else { return Levels(0, 0, 0, 0) }
        return bottom.combined(top, alpha: alpha) { $0 + ($1 - $0) * source / alpha }
    }

    private static func merge(_ bottom: Levels, _ top: Levels, _ opacity: Int) -> Levels {
        let alpha = bottom.alpha + product(top.alpha - bottom.alpha, opacity)
        guard alpha > 0 else { return Levels(0, 0, 0, 0) }
        if bottom.alpha == 0 { return Levels(top.red, top.green, top.blue, alpha) }
        if top.alpha == 0 { return Levels(bottom.red, bottom.green, bottom.blue, alpha) }
        return bottom.combined(top, alpha: alpha) { $0 + product($1 - $0, opacity) }
    }

    /// Two levels multiplied, rounded as pixman does it.
    static func product(_ one: Int, _ other: Int) -> Int {
        let sum = one * other + 0x80
        return ((sum >> 8) + sum) >> 8
    }

    private static func quotient(_ one: Int, _ other: Int) -> Int { (one * 255 + other / 2) / other }

    private func blended(_ bottom: Levels, _ top: Levels) -> Levels {
        switch self {
        case .hue: Hue(top).saturated(Hue(bottom).saturation).lit(Hue(bottom).luminosity).levels
        case .saturation: Hue(bottom).saturated(Hue(top).saturation).lit(Hue(bottom).luminosity).levels
        case .color: Hue(top).lit(Hue(bottom).luminosity).levels
        case .luminosity: Hue(bottom).lit(Hue(top).luminosity).levels
        default: bottom.combined(top, alpha: 0) { level($0, $1) }
        }
    }

    /// One channel of the modes that treat the channels apart.
    private func level(_ bottom: Int, _ top: Int) -> Int {
        let product = AsepriteBlending.product
        switch self {
        case .multiply: return product(bottom, top)
        case .screen: return bottom + top - product(bottom, top)
        case .overlay: return AsepriteBlending.hardLight.level(top, bottom)
        case .darken: return min(bottom, top)
        case .lighten: return max(bottom, top)
        case .colorDodge: return AsepriteBlending.divide.level(bottom, 255 - top)
        case .colorBurn:
            if bottom == 255 { return 255 }
            return 255 - bottom >= top ? 0 : 255 - AsepriteBlending.quotient(255 - bottom, top)
        case .hardLight:
            return top < 128
                ? product(bottom, top << 1) : AsepriteBlending.screen.level(bottom, top << 1 - 255)
        case .softLight: return AsepriteBlending.softLevel(Double(bottom) / 255, Double(top) / 255)
        case .difference: return abs(bottom - top)
        case .exclusion: return bottom + top - 2 * product(bottom, top)
        case .addition: return min(255, bottom + top)
        case .subtract: return max(0, bottom - top)
        case .divide:
            if bottom == 0 { return 0 }
            return bottom >= top ? 255 : AsepriteBlending.quotient(bottom, top)
        case .normal, .hue, .saturation, .color, .luminosity: return top
        }
    }

    private static func softLevel(_ bottom: Double, _ top: Double) -> Int {
        let root = bottom <= 0.25 ? ((16 * bottom - 12) * bottom + 4) * bottom : bottom.squareRoot()
        let level =
            top <= 0.5
            ? bottom - (1 - 2 * top) * bottom * (1 - bottom) : bottom + (2 * top - 1) * (root - bottom)
        return Int(level * 255 + 0.5)
    }
}

/// The levels of a pixel's channels, 0 to 255.
private struct Levels {
    var red: Int
    var green: Int
    var blue: Int
    var alpha: Int

    init(_ red: Int, _ green: Int, _ blue: Int, _ alpha: Int) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    init(_ pixel: UInt32) {
        self.init(Int(pixel >> 16 & 255), Int(pixel >> 8 & 255), Int(pixel & 255), Int(pixel >> 24))
    }

    var pixel: UInt32 {
        UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
    }

    func combined(_ top: Levels, alpha: Int, _ body: (Int, Int) -> Int) -> Levels {
        Levels(body(red, top.red), body(green, top.green), body(blue, top.blue), alpha)
    }
}

/// A colour whose saturation and luminosity can be changed
/// (https://www.w3.org/TR/compositing-1/#blendingnonseparable).
private struct Hue {
    var channels: [Double]

    init(_ levels: Levels) { channels = [levels.red, levels.green, levels.blue].map { Double($0) / 255 } }

    private var least: Double { min(channels[0], channels[1], channels[2]) }
    private var most: Double { max(channels[0], channels[1], channels[2]) }
    var saturation: Double { most - least }
    var luminosity: Double { 0.3 * channels[0] + 0.59 * channels[1] + 0.11 * channels[2] }

    func saturated(_ saturation: Double) -> Hue {
        let (least, range) = (least, most - least)
        var result = self
        result.channels = channels.map { range > 0 ? ($0 - least) * saturation / range : 0 }
        return result
    }

    func lit(_ luminosity: Double) -> Hue {
        var result = self
        let change = luminosity - self.luminosity
        result.channels = channels.map { $0 + change }
        let (middle, least, most) = (result.luminosity, result.least, result.most)
        if least < 0 {
            result.channels = result.channels.map { middle + ($0 - middle) * middle / (middle - least) }
        }
        if most > 1 {
            result.channels = result.channels.map { middle + ($0 - middle) * (1 - middle) / (most - middle) }
        }
        return result
    }

    var levels: Levels {
        let levels = channels.map { max(0, min(255, Int(255 * $0))) }
        return Levels(levels[0], levels[1], levels[2], 0)
    }
}
