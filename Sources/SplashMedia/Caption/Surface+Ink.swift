internal import CSDL2
internal import CamelAnimation
internal import CamelSDL

/// Simple shapes in one colour (0xRRGGBB), on surfaces of 32 bits a pixel.
extension Surface {
    /// Fills a rectangle, as much of it as lies within the picture.
    func fill(_ region: PixelRectangle, _ color: UInt32) {
        let (columns, rows) = overlap(region.size, x: region.x, y: region.y)
        for line in rows {
            withRow(region.y + line) { row in
                for column in columns { row[region.x + column] = 0xFF00_0000 | color }
            }
        }
    }

    /// Draws `source` (ARGB8888), as opaque as `opacity` (0 to 255) leaves it, with its upper left corner at (`x`, `y`) of
    /// this picture, through which nothing is seen. What lies outside is left out.
    func blend(_ source: Surface, opacity: UInt8, x: Int, y: Int) {
        let (columns, rows) = overlap(source.size, x: x, y: y)
        for line in rows {
            source.withRow(line) { from in
                withRow(y + line) { to in
                    for column in columns {
                        to[x + column] = Surface.seen(from[column], opacity, on: to[x + column])
                    }
                }
            }
        }
    }

    /// What is seen of a pixel on another one, whose own alpha is of no account.
    @inline(__always)
    private static func seen(_ pixel: UInt32, _ opacity: UInt8, on ground: UInt32) -> UInt32 {
        let alpha = ((pixel >> 24) * UInt32(opacity) + 127) / 255
        switch alpha {
        case 0: return ground
        case 255: return pixel
        default: return over(alpha << 24 | pixel & 0xFF_FFFF, 0xFF00_0000 | ground)
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
