internal import CSDL2
internal import CamelAnimation

extension Surface {
    /// A copy (ARGB8888, opaque) at `opacity`, from 0 to 255, over a ground of one colour, 0xRRGGBB.
    public func faded(_ opacity: UInt8, over ground: UInt32) throws(AnimationError) -> Surface {
        let ground = 0xFF00_0000 | ground
        guard opacity > 0 else {
            // The first one of a window: nothing is to be computed before it is there.
            let result = try Surface(size: size)
            result.fill(ground)
            return result
        }
        let result = try converted(to: SDL_PIXELFORMAT_ARGB8888)
        let alpha = UInt32(opacity) << 24
        result.mapPixels { Surface.over($0 & 0xFF_FFFF | alpha, ground) }
        return result
    }

    /// The mean of all pixels, 0xRRGGBB.
    public func averageColor() throws(AnimationError) -> UInt32 {
        let picture = try converted(to: SDL_PIXELFORMAT_ARGB8888)
        var sums = (red: 0, green: 0, blue: 0)
        for y in 0..<size.height {
            picture.withRow(y) { row in
                for x in row.indices {
                    sums.red += Int(row[x] >> 16 & 255)
                    sums.green += Int(row[x] >> 8 & 255)
                    sums.blue += Int(row[x] & 255)
                }
            }
        }
        let count = size.width * size.height
        guard count > 0 else { return 0 }
        return UInt32(sums.red / count) << 16 | UInt32(sums.green / count) << 8 | UInt32(sums.blue / count)
    }
}
