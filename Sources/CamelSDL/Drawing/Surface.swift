public import CSDL2
public import CamelAnimation

/// Pixels in memory. Owns the SDL surface and frees it.
///
/// Used by one thread at a time; it may be handed from the thread that made it to another.
public final class Surface: @unchecked Sendable {
    /// The SDL surface, valid as long as this object.
    public let pointer: UnsafeMutablePointer<SDL_Surface>

    /// Takes over a surface that an SDL call has made; nil throws SDL's error.
    public init(owning pointer: UnsafeMutablePointer<SDL_Surface>?, action: String) throws(AnimationError) {
        guard let pointer else { throw .last(action) }
        self.pointer = pointer
    }

    /// Makes a surface of `size` pixels in an SDL pixel format; all its bytes are zero. Throws if there can be no such
    /// size, or if there is no memory for it.
    public convenience init(
        size: PixelSize, format: SDL_PixelFormatEnum = SDL_PIXELFORMAT_ARGB8888
    ) throws(AnimationError) {
        let action = "cannot make a picture of \(size.width)x\(size.height)"
        guard let width = Int32(exactly: size.width), let height = Int32(exactly: size.height), width >= 0,
            height >= 0
        else { throw AnimationError(action, "there is no such size") }
        try self.init(
            owning: SDL_CreateRGBSurfaceWithFormat(
                0, width, height, format == SDL_PIXELFORMAT_INDEX8 ? 8 : 32, UInt32(format.rawValue)),
            action: action)
    }

    deinit { SDL_FreeSurface(pointer) }

    /// Pixels across and down.
    public var size: PixelSize { PixelSize(width: Int(pointer.pointee.w), height: Int(pointer.pointee.h)) }

    /// Bytes from one row to the next.
    public var pitch: Int { Int(pointer.pointee.pitch) }

    /// A copy in another pixel format, with straight alpha if it has any.
    public func converted(to format: SDL_PixelFormatEnum) throws(AnimationError) -> Surface {
        try Surface(
            owning: SDL_ConvertSurfaceFormat(pointer, UInt32(format.rawValue), 0),
            action: "cannot convert a picture")
    }

    /// A copy of a part that lies within this picture, ARGB8888 with straight alpha.
    func part(_ region: PixelRectangle) throws(AnimationError) -> Surface {
        let result = try Surface(size: region.size)
        var source = SDL_Rect(
            x: Int32(region.x), y: Int32(region.y), w: Int32(region.size.width), h: Int32(region.size.height))
        SDL_SetSurfaceBlendMode(pointer, SDL_BLENDMODE_NONE)
        guard SDL_UpperBlit(pointer, &source, result.pointer, nil) == 0 else {
            throw .last("cannot copy a picture")
        }
        return result
    }

    /// Calls `body` with row `y`, from 0 to below the height, as 32-bit pixels, which are valid during the call only.
    /// Only for surfaces of a 32-bit format.
    package func withRow<Result>(_ y: Int, _ body: (inout MutableSpan<UInt32>) -> Result) -> Result {
        withExtendedLifetime(self) {
            let start = pointer.pointee.pixels + y * pitch
            var row = MutableSpan(_unsafeStart: start.assumingMemoryBound(to: UInt32.self), count: size.width)
            return body(&row)
        }
    }

    /// The same as bytes, only for surfaces of an 8-bit format.
    package func withByteRow<Result>(_ y: Int, _ body: (inout MutableSpan<UInt8>) -> Result) -> Result {
        withExtendedLifetime(self) {
            let start = pointer.pointee.pixels + y * pitch
            var row = MutableSpan(_unsafeStart: start.assumingMemoryBound(to: UInt8.self), count: size.width)
            return body(&row)
        }
    }
}
