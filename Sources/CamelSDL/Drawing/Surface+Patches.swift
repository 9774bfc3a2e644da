package import CamelAnimation

/// What animated formats do to their canvas. ARGB8888 surfaces only; regions begin within or after the canvas's
/// upper left corner.
extension Surface {
    /// The part of `region` that lies within this picture, or nil.
    package func visible(_ region: PixelRectangle) -> PixelRectangle? {
        let width = min(region.size.width, size.width - region.x)
        let height = min(region.size.height, size.height - region.y)
        guard region.x >= 0, region.y >= 0, width > 0, height > 0 else { return nil }
        return PixelRectangle(x: region.x, y: region.y, size: PixelSize(width: width, height: height))
    }

    /// Makes a region transparent.
    func clear(_ region: PixelRectangle) {
        guard let region = visible(region) else { return }
        for y in region.y..<region.y + region.size.height {
            withRow(y) { row in
                for x in region.x..<region.x + region.size.width { row[x] = 0 }
            }
        }
    }

    /// Puts the pixels of `source` in place of those at (`x`, `y`), transparent ones too.
    func replace(with source: Surface, x: Int, y: Int) {
        guard let region = visible(PixelRectangle(x: x, y: y, size: source.size)) else { return }
        for line in 0..<region.size.height {
            source.withRow(line) { from in
                withRow(y + line) { to in
                    for column in 0..<region.size.width { to[x + column] = from[column] }
                }
            }
        }
    }
}
