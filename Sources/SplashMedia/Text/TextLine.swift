internal import CamelAnimation
public import CamelSDL

/// A line of text, drawn.
public struct TextLine: Sendable {
    /// ARGB8888, transparent around the letters.
    public let surface: Surface
    /// The row on which the letters stand.
    public let baseline: Int

    /// Puts lines beside each other on one baseline.
    static func joined(_ lines: [TextLine]) throws(MediaError) -> TextLine {
        let baseline = lines.map(\.baseline).max() ?? 0
        let depth = lines.map { $0.surface.size.height - $0.baseline }.max() ?? 0
        let width = lines.reduce(0) { $0 + $1.surface.size.width }
        let size = PixelSize(width: max(1, width), height: max(1, baseline + depth))
        let surface = try MediaError.of { () throws(AnimationError) in try Surface(size: size) }
        var x = 0
        for line in lines {
            surface.blend(line.surface, x: x, y: baseline - line.baseline)
            x += line.surface.size.width
        }
        return TextLine(surface: surface, baseline: baseline)
    }
}

extension Surface {
    /// Turns a coloured picture into one of a single colour, the more opaque the darker it was.
    func recolor(_ color: UInt32) {
        mapPixels { pixel in
            let alpha = pixel >> 24
            let light = (pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 151 + (pixel & 255) * 28
            return (alpha * (255 - light / 256) / 255) << 24 | color & 0xFF_FFFF
        }
    }
}
