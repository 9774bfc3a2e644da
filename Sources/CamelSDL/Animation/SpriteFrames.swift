internal import CamelAnimation

/// The frames of an animation for one way of drawing, in one size. Used by one thread at a time.
final class SpriteFrames {
    let animation: DecodedAnimation
    /// Pixels of each.
    let size: PixelSize
    /// Whether they are opaque: the bundled camel runs on its plate.
    let hasBackground: Bool
    private var kept: [Surface?]

    /// The frames of `animation` in `size` pixels or its own.
    init(_ animation: DecodedAnimation, size: PixelSize?, hasBackground: Bool) {
        self.animation = animation
        self.size = size ?? animation.canvas
        self.hasBackground = hasBackground
        kept = Array(repeating: nil, count: animation.timeline.frameCount)
    }

    /// Frame `index`, which is not kept.
    func made(_ index: Int) throws(AnimationError) -> Surface {
        hasBackground
            ? try animation.opaqueFrame(index, size: size) : try animation.transparentFrame(index, size: size)
    }

    /// What `prepare` makes of frame `index` when that is first asked for. It is kept.
    func frame(
        _ index: Int, prepare: (Surface) throws(AnimationError) -> Surface
    ) throws(AnimationError) -> Surface {
        if let frame = kept[index] { return frame }
        let frame = try prepare(try made(index))
        kept[index] = frame
        return frame
    }
}
