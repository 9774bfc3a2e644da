public import CSDL2
internal import CamelAnimation

/// Copies. Those that a window needs do without SDL.
extension Surface {
    /// A copy in another pixel format, with straight alpha if it has any.
    public func converted(to format: SDL_PixelFormatEnum) throws(AnimationError) -> Surface {
        if format == SDL_PIXELFORMAT_ARGB8888,
            self.format == format || self.format == SDL_PIXELFORMAT_INDEX8
        {
            let result = try Surface(size: size)
            copy(to: result)
            return result
        }
        return try Surface(
            owning: SDL_ConvertSurfaceFormat(pointer, UInt32(format.rawValue), 0),
            action: "cannot convert a picture")
    }

    /// A copy of a part that lies within this picture, ARGB8888 with straight alpha.
    func part(_ region: PixelRectangle) throws(AnimationError) -> Surface {
        let result = try Surface(size: region.size)
        if format == SDL_PIXELFORMAT_ARGB8888 || format == SDL_PIXELFORMAT_INDEX8 {
            copy(fromX: region.x, y: region.y, to: result)
            return result
        }
        var source = SDL_Rect(
            x: Int32(region.x), y: Int32(region.y), w: Int32(region.size.width), h: Int32(region.size.height))
        SDL_SetSurfaceBlendMode(pointer, SDL_BLENDMODE_NONE)
        guard SDL_UpperBlit(pointer, &source, result.pointer, nil) == 0 else {
            throw .last("cannot copy a picture")
        }
        return result
    }

    /// Copies this picture (INDEX8, ARGB8888 or RGB888) into one of the formats ARGB8888 or RGB888, from its pixel (`x`,
    /// `y`) on, to its pixel (`left`, `top`), as much as there is room for.
    package func copy(
        fromX x: Int = 0, y: Int = 0, to target: Surface, atX left: Int = 0, atY top: Int = 0
    ) {
        let count = max(0, min(size.width - x, target.size.width - left))
        let lines = 0..<max(0, min(size.height - y, target.size.height - top))
        guard count > 0 else { return }
        let colors = colors
        withExtendedLifetime((self, target)) {
            for line in lines {
                let from = UnsafeRawPointer(start + (y + line) * pitch)
                let to =
                    (target.start + (top + line) * target.pitch).assumingMemoryBound(to: UInt32.self) + left
                if let colors {
                    Surface.paint(to, from + x, count, colors)
                } else {
                    UnsafeMutableRawPointer(to).copyMemory(from: from + 4 * x, byteCount: 4 * count)
                }
            }
        }
    }

    /// The colours of so many pixels that are numbers of `colors`, 256 of them. Each frame's way to the window goes through
    /// here, so that nothing is checked twice.
    private static func paint(
        _ to: UnsafeMutablePointer<UInt32>, _ from: UnsafeRawPointer, _ count: Int, _ colors: [UInt32]
    ) {
        precondition(colors.count >= 256)
        let from = from.assumingMemoryBound(to: UInt8.self)
        colors.withUnsafeBufferPointer { colors in
            for column in 0..<count { to[column] = colors[Int(from[column])] }
        }
    }
}
