internal import CamelAnimation
internal import CamelSDL

/// What a `camel_animation` is: an animation, its size, and what has been made of it for drawing.
final class LoadedAnimation {
    let animation: DecodedAnimation
    /// Pixels of a frame at scale 1.
    let size: PixelSize
    private var renderer: OpaquePointer?
    private var rendererSprites: [Bool: RendererSprite] = [:]
    private var surfaceSprites: [Bool: SurfaceSprite] = [:]

    /// An animation in `size` pixels or its own.
    init(_ animation: DecodedAnimation, size: PixelSize? = nil) {
        self.animation = animation
        self.size = size ?? animation.canvas
    }

    /// The textures of `renderer`, which must be the one of the last call, unless they were forgotten.
    func sprite(for renderer: OpaquePointer, hasBackground: Bool) throws(AnimationError) -> RendererSprite {
        guard self.renderer == nil || self.renderer == renderer else {
            throw AnimationError(
                "cannot draw the animation",
                "it has textures of another renderer; call camel_forget_renderer() before that is destroyed")
        }
        if let sprite = rendererSprites[hasBackground] { return sprite }
        let sprite = RendererSprite(animation, renderer: renderer, size: size, hasBackground: hasBackground)
        self.renderer = renderer
        rendererSprites[hasBackground] = sprite
        return sprite
    }

    /// The frames for surfaces.
    func sprite(hasBackground: Bool) -> SurfaceSprite {
        if let sprite = surfaceSprites[hasBackground] { return sprite }
        let sprite = SurfaceSprite(animation, size: size, hasBackground: hasBackground)
        surfaceSprites[hasBackground] = sprite
        return sprite
    }

    /// Frees the textures.
    func forgetRenderer() {
        rendererSprites = [:]
        renderer = nil
    }
}
