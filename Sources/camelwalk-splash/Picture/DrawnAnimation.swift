import CamelAnimation
import CamelSDL

/// An animation that draws its frames for a window.
protocol DrawnAnimation: AnyObject {
    /// How long each frame is shown. May read a file to its end.
    var timeline: Timeline { get }
    /// How often the animation is to be played; nil for ever.
    var cycles: Int? { get }

    /// Whether drawing a frame in `size` pixels costs so little that none need be kept.
    func isQuick(at size: PixelSize) -> Bool

    /// Frame `index` in `size` pixels, opaque. It may be drawn over `old`, a frame that this has made.
    func opaqueFrame(_ index: Int, size: PixelSize, over old: Surface?) throws(AnimationError) -> Surface
}

extension DecodedAnimation: DrawnAnimation {}

extension BundledTracks: DrawnAnimation {
    var cycles: Int? { nil }
}

extension Decoder: DrawnAnimation {
    var timeline: Timeline { structure().timeline }
    var cycles: Int? { structure().cycles }

    func isQuick(at size: PixelSize) -> Bool { false }

    func opaqueFrame(_ index: Int, size: PixelSize, over old: Surface?) throws(AnimationError) -> Surface {
        try frame(index, size: size)
    }
}
