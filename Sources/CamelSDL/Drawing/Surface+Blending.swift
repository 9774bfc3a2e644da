package import CamelAnimation

/// Straight-alpha compositing, exact to the nearest level, so that what is drawn is the same on every machine
/// and with every version of SDL. ARGB8888 surfaces only.
extension Surface {
    /// Sets every pixel to `color` (ARGB).
    func fill(_ color: UInt32) {
        for y in 0..<size.height { withRow(y) { $0.update(repeating: color) } }
    }

    /// Whether nothing is seen through it.
    var isOpaque: Bool {
        (0..<size.height).allSatisfy { y in
            withRow(y) { row in
                var all: UInt32 = .max
                for x in row.indices { all &= row[x] }
                return all >> 24 == 255
            }
        }
    }

    /// Draws `source`, or a part that lies within it, over this picture with its upper left corner at (`x`, `y`). What lies
    /// outside is left out.
    package func blend(_ source: Surface, part: PixelRectangle? = nil, x: Int, y: Int) {
        let part = part ?? PixelRectangle(x: 0, y: 0, size: source.size)
        let (columns, rows) = overlap(part.size, x: x, y: y)
        let sourceColumns = part.x + columns.lowerBound..<part.x + columns.upperBound
        for line in rows {
            source.withRow(part.y + line) { from in
                withRow(y + line) { to in Surface.blend(from, sourceColumns, over: &to, at: x - part.x) }
            }
        }
    }

    /// The columns and rows of a picture of `other` that lie within this one if its upper left corner lies at (`x`, `y`).
    package func overlap(_ other: PixelSize, x: Int, y: Int) -> (columns: Range<Int>, rows: Range<Int>) {
        let (left, top) = (max(0, -x), max(0, -y))
        let right = max(left, min(other.width, size.width - x))
        let bottom = max(top, min(other.height, size.height - y))
        return (left..<right, top..<bottom)
    }

    private static func blend(
        _ from: borrowing MutableSpan<UInt32>, _ columns: Range<Int>, over to: inout MutableSpan<UInt32>,
        at x: Int
    ) {
        for column in columns {
            let pixel = from[column]
            let alpha = pixel >> 24
            if alpha == 255 {
                to[x + column] = pixel
            } else if alpha > 0 {
                to[x + column] = over(pixel, to[x + column])
            }
        }
    }

    /// Porter and Duff's "over" for straight alpha ("Compositing Digital Images", 1984).
    package static func over(_ top: UInt32, _ bottom: UInt32) -> UInt32 {
        let alpha = top >> 24
        let below = bottom >> 24
        if below == 255 {
            return 0xFF00_0000 | mix(top, bottom, 16, alpha) | mix(top, bottom, 8, alpha)
                | mix(top, bottom, 0, alpha)
        }
        let weight = alpha * 255
        let total = weight + below * (255 - alpha)
        guard total > 0 else { return 0 }
        var result = ((total + 127) / 255) << 24
        for shift in [UInt32(16), 8, 0] {
            let sum = (top >> shift & 255) * weight + (bottom >> shift & 255) * (total - weight)
            result |= ((sum + total / 2) / total) << shift
        }
        return result
    }

    private static func mix(_ top: UInt32, _ bottom: UInt32, _ shift: UInt32, _ alpha: UInt32) -> UInt32 {
        (((top >> shift & 255) * alpha + (bottom >> shift & 255) * (255 - alpha) + 127) / 255) << shift
    }
}
