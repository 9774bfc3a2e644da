public import CSDL2
public import CamelAnimation

/// An animation to be drawn on SDL surfaces, without a renderer.
///
/// Used by one thread at a time. A frame is made when it is first drawn, and kept.
public final class SurfaceSprite {
    /// The animation whose frames this draws.
    public var animation: DecodedAnimation { frames.animation }
    /// Pixels of a frame at scale 1.
    public var size: PixelSize { frames.size }
    private let frames: SpriteFrames

    /// Draws `animation` in `size` pixels or its own. With `hasBackground` the frames are opaque: the bundled camel
    /// runs on its plate.
    public init(_ animation: DecodedAnimation, size: PixelSize? = nil, hasBackground: Bool = false) {
        frames = SpriteFrames(animation, size: size, hasBackground: hasBackground)
    }

    /// Draws the frame that belongs to `time`, in nanoseconds from the beginning.
    public func draw(
        at time: Int64, on target: UnsafeMutablePointer<SDL_Surface>, options: DrawOptions = DrawOptions()
    ) throws(AnimationError) {
        try draw(frame: animation.timeline.frame(at: time), on: target, options: options)
    }

    /// Draws frame `index`. Frames are counted from 0 and repeat forever, as in `Timeline`. Positions are rounded to
    /// whole pixels.
    /// Surfaces cannot be rotated or flipped: with such options it throws.
    public func draw(
        frame index: Int, on target: UnsafeMutablePointer<SDL_Surface>, options: DrawOptions = DrawOptions()
    ) throws(AnimationError) {
        guard options.rotation == 0, options.flip.isEmpty else {
            throw AnimationError(
                "cannot draw frame \(index)", "surfaces are neither rotated nor flipped; use a renderer")
        }
        let place = try options.rectangle(width: size.width, height: size.height)
        let frame = try frame(animation.timeline.frame(repeating: index), isScaled: options.scale != 1)
        SDL_SetSurfaceColorMod(frame.pointer, options.red, options.green, options.blue)
        SDL_SetSurfaceAlphaMod(frame.pointer, options.alpha)
        var rectangle = SDL_Rect(
            x: Int32(place.x.rounded()), y: Int32(place.y.rounded()), w: Int32(place.width.rounded()),
            h: Int32(place.height.rounded()))
        let result =
            options.scale == 1
            ? SDL_UpperBlit(frame.pointer, nil, target, &rectangle)
            : SDL_UpperBlitScaled(frame.pointer, nil, target, &rectangle)
        guard result == 0 else { throw .last("cannot draw frame \(index)") }
    }

    private func frame(_ index: Int, isScaled: Bool) throws(AnimationError) -> Surface {
        let frame = try frame(index)
        // SDL scales no surface with a palette.
        guard isScaled, frame.pointer.pointee.format.pointee.palette != nil else { return frame }
        return try frame.converted(to: SDL_PIXELFORMAT_ARGB8888)
    }

    private func frame(_ index: Int) throws(AnimationError) -> Surface {
        let mode = frames.hasBackground ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND
        return try frames.frame(index) { frame in
            SDL_SetSurfaceBlendMode(frame.pointer, mode)
            return frame
        }
    }
}
