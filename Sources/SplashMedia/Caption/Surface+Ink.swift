internal import CSDL2
internal import CamelAnimation
internal import CamelSDL

/// Simple shapes in one colour (0xRRGGBB), on ARGB8888 surfaces.
extension Surface {
    /// Fills a rectangle that lies within the picture.
    func fill(_ region: PixelRectangle, _ color: UInt32) {
        guard let region = visible(region) else { return }
        for y in region.y..<region.y + region.size.height {
            withRow(y) { row in
                for x in region.x..<region.x + region.size.width { row[x] = 0xFF00_0000 | color }
            }
        }
    }

    /// Draws the border of a rectangle `inset` pixels within it.
    func addBorder(_ region: PixelRectangle, inset: Int, width: Int, color: UInt32) {
        let across = region.size.width - 2 * inset
        let down = region.size.height - 2 * inset
        let left = region.x + inset
        let top = region.y + inset
        for y in [top, top + down - width] {
            fill(PixelRectangle(x: left, y: y, size: PixelSize(width: across, height: width)), color)
        }
        for x in [left, left + across - width] {
            fill(PixelRectangle(x: x, y: top, size: PixelSize(width: width, height: down)), color)
        }
    }

    /// Draws a lozenge with smooth edges around a point: all that is within `radius` of it, across and down together.
    func addLozenge(x: Double, y: Double, radius: Double, color: UInt32) {
        for line in Surface.pixels(around: y, radius, of: size.height) {
            withRow(line) { row in
                for column in Surface.pixels(around: x, radius, of: size.width) {
                    let alpha = Surface.coverage(x: Double(column) - x, y: Double(line) - y, radius: radius)
                    row[column] = Surface.over(alpha << 24 | color, row[column])
                }
            }
        }
    }

    /// The pixels from 0 to below `count` that are within `radius` of `center`.
    private static func pixels(around center: Double, _ radius: Double, of count: Int) -> Range<Int> {
        (Int(center - radius)..<Int(center + radius) + 1).clamped(to: 0..<count)
    }

    /// How much of the pixel whose corner is at (`x`, `y`) lies in a lozenge around the origin, 0 to 255: of eight by
    /// eight points in it.
    private static func coverage(x: Double, y: Double, radius: Double) -> UInt32 {
        var inside: UInt32 = 0
        for step in 0..<64 {
            let pointX = x + (Double(step % 8) + 0.5) / 8
            let pointY = y + (Double(step / 8) + 0.5) / 8
            if abs(pointX) + abs(pointY) <= radius { inside += 1 }
        }
        return inside * 255 / 64
    }
}
