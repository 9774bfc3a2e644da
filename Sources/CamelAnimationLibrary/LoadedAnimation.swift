internal import CamelAnimation
internal import CamelSDL
internal import Glibc

/// What a `camel_animation` is: an animation, its size, and what has been made of it for drawing.
final class LoadedAnimation {
    let animation: DecodedAnimation
    /// Pixels of a frame at scale 1.
    let size: PixelSize
    private var renderer: OpaquePointer?
    private var rendererSprites: [Bool: RendererSprite] = [:]
    private var surfaceSprites: [Bool: SurfaceSprite] = [:]
    private var pixelSprites: [Bool: PixelSprite] = [:]
    /// Which frames are played; all of them if nothing else is said.
    lazy var playback = Playback(timeline: animation.timeline)
    /// The names of the tags, zero-terminated, as far as they have been asked for.
    private var tagNames: [Int: UnsafeMutablePointer<CChar>] = [:]

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

    deinit { tagNames.values.forEach { free($0) } }

    /// The frames for memory.
    func pixelSprite(hasBackground: Bool) -> PixelSprite {
        if let sprite = pixelSprites[hasBackground] { return sprite }
        let sprite = PixelSprite(animation, size: size, hasBackground: hasBackground)
        pixelSprites[hasBackground] = sprite
        return sprite
    }

    /// The frame that `options` and a caller's `time` mean.
    func frame(at time: Int64, _ options: GivenOptions) -> Int {
        options.isFrame ? animation.timeline.frame(repeating: Int(time)) : playback.frame(at: time)
    }

    /// The name of a tag that is there. Valid as long as this object.
    func nameOfTag(_ index: Int) -> UnsafeMutablePointer<CChar>? {
        if let name = tagNames[index] { return name }
        guard let name = strdup(animation.tags[index].name) else { return nil }
        tagNames[index] = name
        return name
    }

    /// Frees the textures.
    func forgetRenderer() {
        rendererSprites = [:]
        renderer = nil
    }
}
