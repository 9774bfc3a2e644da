internal import CSDL2
package import CamelAnimation

extension Surface {
    /// This picture (ARGB8888) at another size, smoothly: halved as long as it is more than twice as large,
    /// since a linear filter looks at the nearest four pixels only.
    package func scaled(to target: PixelSize) throws(AnimationError) -> Surface {
        guard target != size else { return self }
        guard min(size.width, size.height, target.width, target.height) > 0 else {
            throw AnimationError(
                "cannot scale a picture to \(target.width)x\(target.height)", "one of the two has no pixels")
        }
        let isOpaque = isOpaque
        var current = self
        if !isOpaque {
            current = try converted(to: SDL_PIXELFORMAT_ARGB8888)
            current.premultiply()
        }
        while current.size.width / 2 >= target.width, current.size.height / 2 >= target.height,
            current.size != target
        {
            let half = PixelSize(
                width: max(target.width, current.size.width / 2),
                height: max(target.height, current.size.height / 2))
            current = try current.stretched(to: half)
        }
        let result = try current.stretched(to: target)
        if !isOpaque { result.unpremultiply() }
        return result
    }

    private func stretched(to target: PixelSize) throws(AnimationError) -> Surface {
        guard target != size else { return self }
        let result = try Surface(size: target)
        withExtendedLifetime(self) { LinearScaling.scale(self, to: result) }
        return result
    }

    /// Colours times alpha: a filter must not see the colours of transparent pixels.
    private func premultiply() {
        mapPixels { pixel in
            let alpha = pixel >> 24
            guard alpha < 255 else { return pixel }
            var result = alpha << 24
            for shift in [UInt32(16), 8, 0] {
                result |= (((pixel >> shift & 255) * alpha + 127) / 255) << shift
            }
            return result
        }
    }

    private func unpremultiply() {
        mapPixels { pixel in
            let alpha = pixel >> 24
            guard alpha < 255, alpha > 0 else { return pixel }
            var result = alpha << 24
            for shift in [UInt32(16), 8, 0] {
                result |= min(255, ((pixel >> shift & 255) * 255 + alpha / 2) / alpha) << shift
            }
            return result
        }
    }

    /// The levels of an 8-bit picture, ARGB8888, grey and opaque.
    func greyLevels() throws(AnimationError) -> Surface {
        let result = try Surface(size: size)
        for y in 0..<size.height {
            withByteRow(y) { from in
                result.withRow(y) { to in
                    for x in to.indices { to[x] = 0xFF00_0000 | UInt32(from[x]) * 0x01_0101 }
                }
            }
        }
        return result
    }

    /// Replaces every pixel of a 32-bit picture.
    package func mapPixels(_ transform: (UInt32) -> UInt32) {
        for y in 0..<size.height {
            withRow(y) { row in
                for x in row.indices { row[x] = transform(row[x]) }
            }
        }
    }
}
