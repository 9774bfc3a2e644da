internal import CSDL2
public import CamelAnimation

/// An animation as textures of one SDL renderer.
///
/// The renderer, its loop and its window stay the caller's. Use it on the renderer's thread only, and let go of it
/// before the renderer is destroyed. A frame becomes a texture when it is first drawn.
public final class RendererSprite {
    /// The animation whose frames this draws.
    public var animation: DecodedAnimation { frames.animation }
    /// Pixels of a frame at scale 1.
    public var size: PixelSize { frames.size }
    private let renderer: OpaquePointer
    private let frames: SpriteFrames
    private var textures: [OpaquePointer?]

    /// Draws `animation` with `renderer`, in `size` pixels or its own. With `hasBackground` the frames are opaque:
    /// the bundled camel runs on its plate.
    public init(
        _ animation: DecodedAnimation, renderer: OpaquePointer, size: PixelSize? = nil,
        hasBackground: Bool = false
    ) {
        frames = SpriteFrames(animation, size: size, hasBackground: hasBackground)
        self.renderer = renderer
        textures = Array(repeating: nil, count: animation.timeline.frameCount)
    }

    deinit { textures.forEach { SDL_DestroyTexture($0) } }

    /// Draws the frame that belongs to `time`, in nanoseconds from the beginning.
    public func draw(at time: Int64, options: DrawOptions = DrawOptions()) throws(AnimationError) {
        try draw(frame: animation.timeline.frame(at: time), options: options)
    }

    /// Draws frame `index`. Frames are counted from 0 and repeat forever, as in `Timeline`.
    public func draw(frame index: Int, options: DrawOptions = DrawOptions()) throws(AnimationError) {
        let place = try options.rectangle(width: size.width, height: size.height)
        let texture = try texture(animation.timeline.frame(repeating: index))
        SDL_SetTextureColorMod(texture, options.red, options.green, options.blue)
        SDL_SetTextureAlphaMod(texture, options.alpha)
        var target = SDL_FRect(
            x: Float(place.x), y: Float(place.y), w: Float(place.width), h: Float(place.height))
        let flip = SDL_RendererFlip(rawValue: UInt32(options.flip.rawValue))
        guard SDL_RenderCopyExF(renderer, texture, nil, &target, options.rotation, nil, flip) == 0 else {
            throw .last("cannot draw frame \(index)")
        }
    }

    private func texture(_ index: Int) throws(AnimationError) -> OpaquePointer {
        if let texture = textures[index] { return texture }
        let frame = try frames.made(index)
        guard let texture = SDL_CreateTextureFromSurface(renderer, frame.pointer) else {
            throw .last("cannot make a texture of frame \(index)")
        }
        if !frames.hasBackground { SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND) }
        textures[index] = texture
        return texture
    }
}
