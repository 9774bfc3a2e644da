internal import CSDL2
public import CamelAnimation

/// An animation to be drawn into memory, without SDL.
///
/// Used by one thread at a time. A frame is made when it is first drawn, and kept.
public final class PixelSprite {
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

    /// Draws frame `index` over what is there; what lies outside is left out. Frames are counted from 0 and repeat forever,
    /// as in `Timeline`. Positions are rounded to whole pixels, and scaling takes the nearest pixel, as `SurfaceSprite`
    /// does. With a rotation or a flip it throws.
    public func draw(
        frame index: Int, into memory: PixelMemory, options: DrawOptions = DrawOptions()
    ) throws(AnimationError) {
        guard options.rotation == 0, options.flip.isEmpty else {
            throw AnimationError(
                "cannot draw frame \(index)", "pixels are neither rotated nor flipped; use a renderer")
        }
        let place = try options.rectangle(width: size.width, height: size.height)
        let frame = try frame(animation.timeline.frame(repeating: index))
        let columns = PixelRun(
            source: size.width, place: place.x, extent: place.width, limit: memory.size.width)
        let rows = PixelRun(
            source: size.height, place: place.y, extent: place.height, limit: memory.size.height)
        PixelDrawing(
            frame: frame, isOpaque: frames.hasBackground, modulation: Modulation(options), columns: columns,
            rows: rows, memory: memory
        ).draw()
    }

    private func frame(_ index: Int) throws(AnimationError) -> Surface {
        let hasBackground = frames.hasBackground
        return try frames.frame(index) { frame throws(AnimationError) in
            hasBackground ? try frame.converted(to: SDL_PIXELFORMAT_ARGB8888) : frame
        }
    }
}

/// Which pixels of a frame's row or column are seen, and where.
struct PixelRun: Equatable {
    /// The pixels of the target that are drawn.
    let target: Range<Int>
    /// Whether neighbours there are neighbours in the frame.
    let isUnscaled: Bool
    private let start: Int
    private let source: Int
    /// Pixels of the frame for each of the target, times 65536.
    private let step: Int

    /// `source` pixels at `place`, `extent` pixels long there, within `limit` pixels.
    init(source: Int, place: Double, extent: Double, limit: Int) {
        let count = Int(extent.rounded())
        start = Int(place.rounded())
        let first = max(0, start)
        target = first..<max(first, min(limit, start + count))
        isUnscaled = count == source
        self.source = source
        step = count > 0 ? (source << 16) / count : 0
    }

    /// The frame's pixel for one of `target`.
    @inline(__always)
    func source(of pixel: Int) -> Int { min(source - 1, ((pixel - start) * step + step / 2) >> 16) }
}

/// What colours and opacity are multiplied with.
struct Modulation: Equatable {
    let red: UInt32
    let green: UInt32
    let blue: UInt32
    let alpha: UInt32

    init(_ options: DrawOptions) {
        (red, green, blue) = (UInt32(options.red), UInt32(options.green), UInt32(options.blue))
        alpha = UInt32(options.alpha)
    }

    /// Whether it leaves everything as it is.
    var isIdentity: Bool { red == 255 && green == 255 && blue == 255 && alpha == 255 }

    /// An ARGB pixel of straight alpha times this.
    @inline(__always)
    func applied(to pixel: UInt32) -> UInt32 {
        (pixel >> 24 * alpha / 255) << 24 | ((pixel >> 16 & 255) * red / 255) << 16
            | ((pixel >> 8 & 255) * green / 255) << 8 | (pixel & 255) * blue / 255
    }
}
